"""What a name has to be like, as data: rules with the article that each rests on."""

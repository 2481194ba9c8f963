"""Staff write down what a citizen says, sends on paper or files elsewhere."""

"""What citizens propose: filed, admitted, shown to readers."""

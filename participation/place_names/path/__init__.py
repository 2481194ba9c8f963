"""The way of a proposal: stages as data, with receivers, clocks and what silence does."""

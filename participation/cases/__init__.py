"""What every submission shares: number and key, states, timeline, answers, notes, deadlines."""

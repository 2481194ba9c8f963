"""Files as people and attackers send them, made when they are asked for."""

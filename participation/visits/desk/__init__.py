"""The screens of visits."""

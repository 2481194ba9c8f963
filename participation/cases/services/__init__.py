"""Every write to a case. One module each: submission, transitions, correspondence, citizen, terms,
identity, notifications, retention; ``writing`` is the lock and ``events`` the timeline's writer."""

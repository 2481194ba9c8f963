"""Who wants to hear that a resolution was changed, published, hidden or repealed.

What stands on a resolution (a name that it gave) moves with it. An app registers in
``AppConfig.ready()``::

    register_validity_listener(follow_resolutions)
"""

from collections.abc import Callable, Collection

# Called in the transaction of the change with the ids of the resolutions.
ValidityListener = Callable[[Collection[int]], object]

_listeners: list[ValidityListener] = []


def register_validity_listener(listener: ValidityListener) -> None:
    """Add a listener; one that is there already is not added again."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell_validity(ids: Collection[int]) -> None:
    """Tell all listeners that these resolutions may stand otherwise than before."""
    if ids:
        for listener in _listeners:
            listener(ids)

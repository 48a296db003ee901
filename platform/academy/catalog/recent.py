"""A mapping that forgets what was not asked for lately; several threads may use it."""

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Keeps at most ``most`` values, those used last."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.values: OrderedDict[Key, Value] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: Key) -> Value | None:
        """Return the value of *key*, which now is the one used last; None when forgotten."""
        with self.lock:
            value = self.values.get(key)
            if value is not None:
                self.values.move_to_end(key)
            return value

    def put(self, key: Key, value: Value) -> Value:
        """Keep *value* and return it; the one unused for longest makes room."""
        with self.lock:
            self.values[key] = value
            self.values.move_to_end(key)
            while len(self.values) > self.most:
                self.values.popitem(last=False)
        return value

    def clear(self) -> None:
        """Forget everything."""
        with self.lock:
            self.values.clear()

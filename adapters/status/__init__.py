"""The status line that is edited in place: pacing shared by every platform with limits."""

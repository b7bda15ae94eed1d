"""What people see of a job: the line that moves, and the final."""

"""What is judged before and after it is painted, strikes, reviews, and misuse that no limit stops."""

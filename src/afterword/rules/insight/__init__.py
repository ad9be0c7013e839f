"""What a job search so far can tell, and how little a few cases tell: pure statistics with their uncertainty."""

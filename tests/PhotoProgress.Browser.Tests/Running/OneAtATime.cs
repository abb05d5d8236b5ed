// A clinic is up to four processes and a browser that start, compute and wait for each other: two clinics at once starve what somebody waits for.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

// One browser and one host serve all tests; two tests at once would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

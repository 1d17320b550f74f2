// Each test runs several processes; two tests at once would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

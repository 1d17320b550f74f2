using Coordinator.Azure.Tests.Worker;

namespace Coordinator.Azure.Tests.Publishing;

/// <summary>The tests that share one publish, in turn: they share folders of the build as well.</summary>
[CollectionDefinition(AzurePublish.Collection)]
public sealed class AzurePublishCollection : ICollectionFixture<AzurePublish>, ICollectionFixture<GenuineWorker>;

using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Tests.Durable.Fakes;

namespace Coordinator.Local.Tests.Durable.Storage;

/// <summary>The fake that the engine's tests rest on.</summary>
public sealed class MemoryHubTests : HubStorageTests
{
    private protected override Task<IHubStorage> OpenAsync() =>
        Task.FromResult<IHubStorage>(new MemoryHub(TimeProvider.System));
}

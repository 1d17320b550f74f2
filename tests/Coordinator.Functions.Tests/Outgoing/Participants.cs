using Coordinator.Core;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Outgoing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Functions.Tests.Outgoing;

/// <summary>Clients and calls for tests.</summary>
static class Participants
{
    /// <summary>Longer than anything takes on a busy machine.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static ParticipantClient Client(params string[] allowed) => Client(new SystemNetwork(), allowed);

    public static ParticipantClient Client(INetwork network, params string[] allowed) =>
        Client(new OutgoingSettings { AllowedHosts = new AllowedHosts(allowed) }, network);

    public static ParticipantClient Client(
        OutgoingSettings outgoing, INetwork? network = null, TimeProvider? time = null,
        ILogger<ParticipantClient>? log = null)
    {
        var settings = new CoordinatorSettings
        {
            Stores = [],
            ControlStores = [""],
            Slots = 1,
            Shards = 1,
            ReplicationFactor = 1,
            RequestTimeout = Patience,
            Timings = new CoordinatorOptions(),
            Outgoing = outgoing,
        };
        return new ParticipantClient(
            settings, network ?? new SystemNetwork(), time ?? TimeProvider.System,
            log ?? NullLogger<ParticipantClient>.Instance);
    }

    public static HttpCall Call(string url, TimeSpan? timeout = null) => new()
    {
        Key = "trip-9/seat/action",
        Method = "POST",
        Url = url,
        Body = """{"who":"Zoë"}""",
        Timeout = timeout ?? Patience,
    };
}

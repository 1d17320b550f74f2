using System.Text.Json;
using Coordinator.Contracts;

namespace Coordinator.Client;

/// <summary>How a client works. The defaults fit.</summary>
public sealed class CoordinatorClientOptions
{
    Func<string>? _newId;

    /// <summary>How values of items become JSON and back; by default camelCase names, absent instead of null.</summary>
    public JsonSerializerOptions Json { get; set; } = WireJson.Options;

    /// <summary>The clock: for pauses, limits of time and leases.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>
    /// Makes the ids of what is sent without one, so that it can be repeated: a text of at most 50 characters
    /// <c>A-Z a-z 0-9 -</c> that is never made twice, on no machine. By default a UUID of version 7.
    /// </summary>
    public Func<string> NewId
    {
        get => _newId ?? (() => Guid.CreateVersion7(Time.GetUtcNow()).ToString("N"));
        set => _newId = value;
    }

    /// <summary>
    /// Whether ids that are made for writes begin with the hash tag of the first item's key, if it has one: the outcome
    /// then lives in the item's slot, and a transaction of that slot needs no other. Ids stand in addresses, traces and
    /// logs; if hash tags must not, set it to false.
    /// </summary>
    public bool TagIds { get; set; } = true;

    /// <summary>
    /// How long a request that is safe to repeat is repeated, after a fault of the transport or while the server says
    /// that it cannot now; zero for not at all. It should be longer than an outage of one storage account, 10 s.
    /// </summary>
    public TimeSpan RepeatFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether the highest commit time that was seen goes along with each request: what it commits is later then, at
    /// whichever host. For those who go by the order of commit times between hosts.
    /// </summary>
    public bool SendSeenCommitTime { get; set; }

    /// <summary>How interactive transactions are run again after conflicts.</summary>
    public RunLimits Conflicts { get; set; } = new();

    /// <summary>A new id for a write whose first item this is.</summary>
    internal string NewIdNear(string item) => TagIds ? TransactionIds.Near(item, NewId()) : NewId();
}

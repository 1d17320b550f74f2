using Coordinator.Core;

namespace Coordinator.Functions.Telemetry;

/// <summary>Which run of a host this is, so that whoever asks several of them can tell their answers apart.</summary>
sealed class HostIdentity(IIdSource ids, TimeProvider time)
{
    const int IdChars = 12;

    readonly Lazy<string> _id = new(() => ids.NextText(IdChars));

    /// <summary>Drawn anew by every start, when it is asked for.</summary>
    public string Id => _id.Value;

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();
}

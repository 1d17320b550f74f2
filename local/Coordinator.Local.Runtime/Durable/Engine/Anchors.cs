using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>
/// The messages that a session keeps until all that they led to is covered by other messages; one of them is enough to
/// come again if this host goes down.
/// </summary>
sealed class Anchors(EngineParts parts)
{
    readonly List<HeldMessage> _messages = [];

    public bool IsEmpty => _messages.Count == 0;

    public IEnumerable<HeldMessage> All => _messages;

    public void Add(List<HeldMessage> messages)
    {
        _messages.AddRange(messages);
        foreach (var message in messages)
            parts.Held.MarkTaken(message);
    }

    /// <summary>Deletes those that are not needed.</summary>
    /// <param name="isCovered">Whether all is covered; else one is kept.</param>
    public async Task ReleaseAsync(bool isCovered)
    {
        var keep = isCovered ? 0 : 1;
        if (_messages.Count <= keep)
            return;
        var release = _messages[..^keep];
        _messages.RemoveRange(0, release.Count);
        await Task.WhenAll(release.Select(parts.DeleteQuietlyAsync));
    }
}

using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Runtime.Durable.Messages;

/// <summary>
/// A message that this host works on. It stays hidden from others while its lease is renewed; when this host is gone,
/// it shows again, and another one goes on.
/// </summary>
sealed class HeldMessage
{
    readonly IHubStorage _storage;
    readonly TimeProvider _time;
    readonly Turns _turns = new();
    MessageReceipt _receipt;
    long _hiddenUntilTicks;
    bool _isTaken;

    public HeldMessage(
        HubMessage content, MessageReceipt receipt, long deliveries, TimeSpan hiddenFor, IHubStorage storage,
        TimeProvider time)
    {
        Content = content;
        Deliveries = deliveries;
        HiddenUntil = time.GetUtcNow() + hiddenFor;
        _receipt = receipt;
        _storage = storage;
        _time = time;
    }

    public HubMessage Content { get; }

    public HubQueue Queue => _receipt.Queue;

    /// <summary>The service's id of the message.</summary>
    public string MessageId => _receipt.MessageId;

    /// <summary>How often it has been delivered; none for one that this host has sent to itself.</summary>
    public long Deliveries { get; private set; }

    public DateTimeOffset HiddenUntil
    {
        get => new(Volatile.Read(ref _hiddenUntilTicks), TimeSpan.Zero);
        private set => Volatile.Write(ref _hiddenUntilTicks, value.UtcTicks);
    }

    /// <summary>Whether this host has it no more: it is deleted, let go, or another host may have it.</summary>
    public bool IsOver { get; private set; }

    /// <summary>A step has taken it: from now on it is only kept for the case that this host goes down.</summary>
    /// <returns>Whether that is new.</returns>
    public bool TryTake() => !Interlocked.Exchange(ref _isTaken, true);

    /// <summary>Hides it for some time from now on.</summary>
    /// <returns>Whether this host still has it.</returns>
    public Task<bool> HideAsync(TimeSpan hiddenFor) => _turns.TakeAsync(async () =>
    {
        if (IsOver)
            return false;
        var from = _time.GetUtcNow();
        if (await _storage.HideAsync(_receipt, hiddenFor) is not { } renewed)
        {
            IsOver = true;
            return false;
        }
        _receipt = renewed;
        HiddenUntil = from + hiddenFor;
        return true;
    });

    /// <summary>Deletes it: its work is done.</summary>
    public Task<bool> DeleteAsync() => _turns.TakeAsync(async () =>
    {
        if (IsOver)
            return false;
        IsOver = true;
        return await _storage.DeleteAsync(_receipt);
    });

    /// <summary>Lets it go, to show after some time.</summary>
    public async Task ReleaseAsync(TimeSpan hiddenFor)
    {
        await HideAsync(hiddenFor);
        IsOver = true;
    }

    /// <summary>Its lease was lost, and this host was the one to get it again.</summary>
    public Task ReceivedAgainAsync(ReceivedMessage again, TimeSpan lease) => _turns.TakeAsync(() =>
    {
        _receipt = again.Receipt;
        Deliveries = again.Deliveries;
        HiddenUntil = _time.GetUtcNow() + lease;
        IsOver = false;
        return Task.FromResult(true);
    });
}

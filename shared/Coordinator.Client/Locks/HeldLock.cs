using Coordinator.Client.Http;
using Coordinator.Contracts.Locks;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client;

/// <summary>
/// A lock that is held: its lease is renewed in the background until this is disposed of, which gives it back. When
/// renewals fail, <see cref="Lost"/> is cancelled before the lease can end at the server, by this machine's clock.
/// Nothing but <see cref="Fence"/> keeps a holder that was asleep from writing after that.
/// </summary>
public sealed class HeldLock : IAsyncDisposable
{
    readonly LocksClient _locks;
    readonly TimeProvider _time;
    readonly LockOptions _options;
    readonly CancellationTokenSource _lost;
    readonly CancellationTokenSource _stopped = new();
    readonly Task _renewals;
    long _newestToken;
    long _leasedAt;
    int _isDisposed;

    internal HeldLock(
        LocksClient locks, TimeProvider time, string name, LockOptions options, LockBody taken, long sentAt)
    {
        _locks = locks;
        _time = time;
        _options = options;
        Name = name;
        Token = taken.Token;
        _newestToken = taken.Token;
        _leasedAt = sentAt;
        _lost = new CancellationTokenSource(Remaining, time);
        _renewals = RenewAsync();
    }

    /// <summary>The lock's name.</summary>
    public string Name { get; }

    /// <summary>The token that came with it.</summary>
    public long Token { get; }

    /// <summary>Who holds it.</summary>
    public string Owner => _options.Owner!;

    /// <summary>For transactions that rely on the lock: an older token than the newest aborts them.</summary>
    public FenceBody Fence => new() { Lock = Name, Token = Token };

    /// <summary>Is cancelled when the lock is held no more, though it was not given back.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>
    /// What is left of the lease. It began after the request was sent that it was given for, so this errs on the safe
    /// side.
    /// </summary>
    TimeSpan Remaining
    {
        get
        {
            var remaining = _options.Lease - _time.GetElapsedTime(Volatile.Read(ref _leasedAt));
            return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        }
    }

    /// <summary>
    /// Stops the renewals and gives the lock back. If renewals broke off by an unforeseen fault, it is thrown then.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _stopped.CancelAsync();
        try
        {
            await _renewals;
        }
        finally
        {
            await GiveBackAsync();
            _lost.Dispose();
            _stopped.Dispose();
        }
    }

    async Task RenewAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopped.Token, _lost.Token);
        try
        {
            while (await IsRenewedAsync(stop.Token))
            {
            }

            await _lost.CancelAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Given back, or the lease is over: both have been told.
        }
        catch (Exception fault) when (Faults.IsOfTransport(fault, stop.Token))
        {
            // No answer for the rest of the lease.
            await _lost.CancelAsync();
        }
        catch
        {
            // Unforeseen: an answer that cannot be read, or what a listener to Lost throws. Nobody renews any more.
            await _lost.CancelAsync();
            throw;
        }
    }

    /// <summary>
    /// Waits for the next renewal and does it. Another token means that the lease was over and somebody may have had
    /// the lock meanwhile.
    /// </summary>
    async Task<bool> IsRenewedAsync(CancellationToken cancellation)
    {
        await Task.Delay(_options.Lease / 3, _time, cancellation);
        var (reply, sentAt) = await _locks.TakeAsync(Name, _options, Remaining, cancellation);
        if (reply.Value is not { } renewed)
            return false;
        Volatile.Write(ref _newestToken, renewed.Token);
        if (renewed.Token != Token)
            return false;
        Volatile.Write(ref _leasedAt, sentAt);
        _lost.CancelAfter(Remaining);
        return true;
    }

    /// <summary>
    /// A refusal says that somebody else has it by now; and without an answer it is free when the lease ends. Neither
    /// is of interest to one who has done his work.
    /// </summary>
    async Task GiveBackAsync()
    {
        try
        {
            await _locks.ReleaseAsync(Name, Volatile.Read(ref _newestToken), Remaining, CancellationToken.None);
        }
        catch (Exception fault) when (Faults.IsOfTransport(fault, CancellationToken.None))
        {
            // The lease ends by itself.
        }
    }
}

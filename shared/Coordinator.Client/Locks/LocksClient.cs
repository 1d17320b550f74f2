using System.Globalization;
using Coordinator.Client.Http;
using Coordinator.Contracts;
using Coordinator.Contracts.Locks;
using Coordinator.Contracts.Problems;

namespace Coordinator.Client;

/// <summary>
/// Locks with leases. What holds them together is the token, not the lease: put <see cref="HeldLock.Fence"/> into every
/// transaction that relies on the lock.
/// </summary>
public sealed class LocksClient
{
    /// <summary>A holder may give the lock back before its lease ends, so it is worth asking now and then.</summary>
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);

    readonly ApiConnection _connection;

    internal LocksClient(ApiConnection connection) => _connection = connection;

    /// <summary>
    /// Takes a lock, or renews the lease of the owner that has it; 409 <see cref="ProblemTypes.LockHeld"/> when
    /// somebody else has it. Safe to repeat.
    /// </summary>
    /// <param name="name">The lock.</param>
    /// <param name="owner">Who wants it.</param>
    /// <param name="lease">How long it is held without a renewal.</param>
    /// <param name="cancellation">Gives up; it may be taken all the same.</param>
    public Task<Reply<LockBody>> TakeAsync(
        string name, string owner, TimeSpan lease, CancellationToken cancellation = default) =>
        _connection.AskAsync<LockBody>(RequestTo(name, owner, lease), cancellation);

    /// <summary>How a lock stands; the status is 404 when nobody ever had it.</summary>
    /// <param name="name">The lock.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<LockBody>> GetAsync(string name, CancellationToken cancellation = default) =>
        _connection.AskAsync<LockBody>(ApiRequest.Get(WireAddresses.Lock(name)), cancellation);

    /// <summary>
    /// Gives a lock back; 409 when the token is not the newest. The answer has no value. Safe to repeat.
    /// </summary>
    /// <param name="name">The lock.</param>
    /// <param name="token">The token that came with it.</param>
    /// <param name="cancellation">Gives up; it may be given back all the same.</param>
    public Task<Reply<LockBody>> ReleaseAsync(string name, long token, CancellationToken cancellation = default) =>
        ReleaseAsync(name, token, _connection.Options.RepeatFor, cancellation);

    /// <summary>Waits for a lock and holds it, with renewals in the background, until it is disposed of.</summary>
    /// <param name="name">The lock.</param>
    /// <param name="options">Lease and owner; null for the defaults.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="CoordinatorException">The request is refused.</exception>
    public async Task<HeldLock> AcquireAsync(
        string name, LockOptions? options = null, CancellationToken cancellation = default)
    {
        var choices = Named(options);
        while (true)
        {
            var (held, pause) = await TryAsync(name, choices, cancellation);
            if (held is not null)
                return held;
            await Task.Delay(pause, _connection.Options.Time, cancellation);
        }
    }

    /// <summary>
    /// Takes a lock if it is free, and holds it as <see cref="AcquireAsync"/> does; null when it is not.
    /// </summary>
    /// <param name="name">The lock.</param>
    /// <param name="options">Lease and owner; null for the defaults.</param>
    /// <param name="cancellation">Gives up; it may be taken all the same, and is free when its lease ends.</param>
    /// <exception cref="CoordinatorException">The request is refused.</exception>
    public async Task<HeldLock?> TryAcquireAsync(
        string name, LockOptions? options = null, CancellationToken cancellation = default) =>
        (await TryAsync(name, Named(options), cancellation)).Held;

    /// <summary>
    /// Takes or renews, and tells when the request was sent that was answered: the lease began later.
    /// </summary>
    internal async Task<(Reply<LockBody> Reply, long SentAt)> TakeAsync(
        string name, LockOptions options, TimeSpan within, CancellationToken cancellation)
    {
        var request = RequestTo(name, options.Owner!, options.Lease);
        var sentAt = 0L;
        var reply = await _connection.RepeatAsync(
            stop =>
            {
                sentAt = _connection.Options.Time.GetTimestamp();
                return _connection.OnceAsync<LockBody>(request, stop);
            },
            within, cancellation);
        return (reply, sentAt);
    }

    /// <summary>Gives a lock back, within a time.</summary>
    internal Task<Reply<LockBody>> ReleaseAsync(
        string name, long token, TimeSpan within, CancellationToken cancellation) =>
        _connection.AskAsync<LockBody>(
            ApiRequest.Delete(WireAddresses.Lock(name) + QueryText.Of(("token", QueryText.Of(token)))), within,
            cancellation);

    static ApiRequest RequestTo(string name, string owner, TimeSpan lease) => ApiRequest.Put(
        WireAddresses.Lock(name), new LockRequestBody { Owner = owner, LeaseMs = (int)lease.TotalMilliseconds });

    static TimeSpan PauseOf(Reply<LockBody> held)
    {
        var pause = held.RetryAfter ?? LongestPause;
        return pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause;
    }

    async Task<(HeldLock? Held, TimeSpan Pause)> TryAsync(
        string name, LockOptions options, CancellationToken cancellation)
    {
        var (reply, sentAt) = await TakeAsync(name, options, _connection.Options.RepeatFor, cancellation);
        return reply.Problem?.Type == ProblemTypes.LockHeld
            ? (null, PauseOf(reply))
            : (new HeldLock(this, _connection.Options.Time, name, options, reply.Required, sentAt), TimeSpan.Zero);
    }

    LockOptions Named(LockOptions? options)
    {
        var choices = options ?? new LockOptions();
        return choices with
        {
            Owner = choices.Owner ?? string.Create(
                CultureInfo.InvariantCulture,
                $"{Environment.MachineName}-{Environment.ProcessId}-{_connection.Options.NewId()}"),
        };
    }
}

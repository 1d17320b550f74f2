using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Locks;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Placement.Operations;
using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Core.Reads;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Worlds;

/// <summary>A simulated host with the real protocols on it.</summary>
public sealed class SimNode
{
    readonly ProtocolContext _context;
    readonly SimFinishQueue _finishQueue;
    readonly InDoubtReader _inDoubt;
    readonly RetiredPurge _purge;
    readonly ShardSteps _steps;
    readonly Scrubber _scrubber;
    readonly Sequencer _sequencer;

    public SimNode(SimWorld world, string name, NodeOptions? options = null)
    {
        options ??= new NodeOptions();
        Host = world.NewHost(name, options.Skew);
        var link = world.LinkOf(Host);
        var effects = options.Decorate(world.EffectsOf(Host, link));
        _context = new ProtocolContext(
            effects, Host.Time, new HlcClock(Host.Time), options.Ids ?? Host.Ids, options.Coordinator)
        {
            Preference = options.Preference,
        };
        _finishQueue = new SimFinishQueue(Host, new Finisher(_context)) { IsDropping = options.DropsFinish };
        var changes = options.DecorateChanges(link);
        Reconfigurer = new Reconfigurer(link, changes);
        _purge = new RetiredPurge(link, changes);
        _steps = new ShardSteps(link, Reconfigurer, operations: null, OpenSlots, Host.Time);
        Sweeper = new Sweeper(_context, link, OpenSlots, Reconfigurer);
        Cleaner = new Cleaner(_context, link, Reconfigurer);
        _scrubber = new Scrubber(_context, options.DecorateScrubs(link));
        var fences = new FenceRaiser(
            new TransactionCoordinator(_context, _finishQueue), new ItemReader(_context));
        Locks = new LockKeeper(world.Acceptors.LinkOf(Host), fences, Host.Ids, Host.Time);
        _inDoubt = new InDoubtReader(_context, link);
        var logs = options.DecorateLog(link);
        _sequencer = new Sequencer(_context, logs);
        Log = new ReplicatedLog(_context, logs);
        Coverage = new LogCoverage(_context, logs);
        History = new LoggedHistory(_context, logs, Log, Coverage);
        world.Network.OnSent += Watch;
    }

    public SimHost Host { get; }

    /// <summary>The attempt of which this host last sent a prepare.</summary>
    public Attempt? LastAttempt { get; private set; }

    /// <summary>Where its sweeper looks first.</summary>
    public OpenSlots OpenSlots { get; } = new();

    public Sweeper Sweeper { get; }

    public Reconfigurer Reconfigurer { get; }

    public Cleaner Cleaner { get; }

    /// <summary>Locks; to be called on the host.</summary>
    public LockKeeper Locks { get; }

    /// <summary>The logs as it sees them.</summary>
    public ReplicatedLog Log { get; }

    /// <summary>How far it finds logs to reach.</summary>
    public LogCoverage Coverage { get; }

    /// <summary>What items were.</summary>
    public LoggedHistory History { get; }

    /// <summary>Runs a transaction; the answer comes when it is decided, finishing goes on.</summary>
    public Task<TransactionAnswer> Run(TransactionRequest request) =>
        Host.Start(() => new TransactionCoordinator(_context, _finishQueue).RunAsync(request));

    public Task<Resolution> Resolve(Attempt attempt, bool mayRefuse) =>
        Host.Start(() => new Resolver(_context).ResolveAsync(attempt, mayRefuse));

    public Task<ItemState?> Read(ItemName item) => Host.Start(() => new ItemReader(_context).ReadStrongAsync(item));

    public Task<ItemState?> ReadEventual(ItemName item) =>
        Host.Start(() => new ItemReader(_context).ReadEventualAsync(item));

    public Task<Snapshot?> ReadAll(params ItemName[] items) =>
        Host.Start(() => new ItemReader(_context, _finishQueue).ReadSnapshotAsync([.. items]));

    public Task<TransactionReport> Find(TransactionId id) =>
        Host.Start(() => new TransactionLookup(_context).FindAsync(id));

    public Task<TransactionReport> Abort(TransactionId id) =>
        Host.Start(() => new TransactionCloser(_context).AbortAsync(id));

    public Task Sweep() => Host.Start(async () =>
        (await Sweeper.SweepAsync(CancellationToken.None)).ThrowIfBroken());

    public Task<InDoubtList> ListInDoubt() => Host.Start(() => _inDoubt.ListAsync(TimeSpan.Zero));

    /// <summary>One round of the sequencer; all slots when none are given.</summary>
    public Task<ImmutableArray<SlotProgress>> Sequence(params int[] slots) => Host.Start(async () =>
        await _sequencer.RunAsync(slots.Length > 0
            ? [.. slots.Select(slot => new SlotId(slot))]
            : [.. (await _context.Effects.PlaceAsync(refresh: true)).Slots]));

    /// <summary>Changes a shard's placement from the proposal to the end; a join as an operation does.</summary>
    public Task<ChangeAnswer> Change(int shard, ShardChange change) => Host.Start(() => change is JoinStore join
        ? JoinAsync(shard, join)
        : Reconfigurer.ChangeAsync(shard, change));

    /// <summary>Does an operation on a shard, as an orchestration that lives and dies with this host.</summary>
    public Task<ShardOperationState> Operate(ShardOrder order) => Host.Start(() => OperateAsync(order));

    /// <summary>Compares the replicas of a slot, and repairs.</summary>
    public Task<SlotScrub> Scrub(int slot) => Host.Start(() => _scrubber.ScrubSlotAsync(new SlotId(slot)));

    /// <summary>Deletes partitions that no placement names any more.</summary>
    public Task Purge() => Host.Start(() => _purge.PurgeAsync(CancellationToken.None));

    public Task Clean() => Host.Start(() => Cleaner.CleanAsync(CancellationToken.None));

    /// <summary>What a queue function does with a request to resolve.</summary>
    public Task Serve(ResolveNudge nudge) => Host.Start(async () =>
    {
        await _context.Effects.DelayAsync(nudge.Delay);
        await new Resolver(_context).ResolveAsync(nudge.Attempt, mayRefuse: false);
    });

    async Task<ChangeAnswer> JoinAsync(int shard, JoinStore join)
    {
        var state = await OperateAsync(new ShardOrder(
            shard, ShardOperationKind.Rejoin, [new ShardStep(join.Store, Joins: true)], _context.Now));
        return new ChangeAnswer(
            state == ShardOperationState.Done ? ChangeStatus.Done : ChangeStatus.Refused, Shard: null);
    }

    async Task<ShardOperationState> OperateAsync(ShardOrder order)
    {
        for (var rest = order; ;)
        {
            var run = new ShardRun(_steps, rest);
            var state = await run.RunAsync();
            if (state != ShardOperationState.Running)
                return state;
            rest = run.Rest;
        }
    }

    void Watch(EffectEvent effect)
    {
        if (effect.Host != Host || effect.Batch is not { } batch)
            return;
        foreach (var write in batch.Writes)
        {
            LastAttempt = write switch
            {
                InsertRow { Row: VoteRow { State: VoteState.Prepared } vote } => vote.Attempt,
                InsertRow { Row: OutcomeRow { State: not OutcomeState.Aborted } outcome } => outcome.Attempt,
                ReplaceRow { Row: OutcomeRow { State: OutcomeState.Pending } outcome } => outcome.Attempt,
                _ => LastAttempt,
            };
        }
    }
}

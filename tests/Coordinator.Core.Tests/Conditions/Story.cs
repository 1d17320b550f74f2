using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;
using Coordinator.Core.Tests.Protocol;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>
/// A scripted race, told step by step like a trace of the model. Hosts run the real protocols; the script holds single
/// requests in the network and lets them go. At the end it judges what was promised to anybody against what the stores
/// hold.
/// </summary>
sealed class Story
{
    /// <summary>The mark of the transaction that the story is about.</summary>
    public const string Mark = "t";

    readonly List<Hold> _holds = [];
    readonly List<(SimNode Node, Func<EffectEvent, bool> What)> _losses = [];
    readonly List<Func<Told?>> _claims = [];
    readonly List<Func<WorldInspection, string?>> _ends = [];
    readonly List<string> _findings = [];
    readonly List<Attempt> _attempts = [];
    readonly NodeOptions _options;
    bool _isRequestRun;

    /// <param name="replicas">Replicas of slot 0, 1, 2 …; slot 0 is the home of client ids made by <see
    /// cref="Request"/>.</param>
    /// <param name="itemSlots">Slots that hold an item which the transaction writes.</param>
    /// <param name="options">Put under every host of the story: where a condition is taken out.</param>
    /// <param name="isWithout">Whether the condition is taken out by the script itself.</param>
    public Story(int[] replicas, int[] itemSlots, NodeOptions options, bool isWithout)
    {
        IsWithout = isWithout;
        _options = options;
        World = new SimWorld(new WorldOptions { Stores = 4, Slots = replicas.Length, ReplicasBySlot = [.. replicas] });
        Items = new MarkedItems(World, itemSlots);
        Reconfigure = new Reconfiguration(World);
        World.Network.Faults = new ScriptedFaults(Decide);
    }

    /// <summary>
    /// Whether this telling is the one without the condition, for scripts that leave it out themselves.
    /// </summary>
    public bool IsWithout { get; }

    public SimWorld World { get; }

    public MarkedItems Items { get; }

    public Reconfiguration Reconfigure { get; }

    /// <summary>The transaction that the story is about: it leaves its mark in all items.</summary>
    public TransactionRequest Request => Requests.Mark(Mark, Items.Names) with { Id = World.IdIn(0, Mark) };

    /// <summary>A replica as it was when the story began.</summary>
    public Replica At(int slot, int number) => FirstMap.Of(new SlotId(slot)).InSync[number];

    /// <summary>What the end showed; empty when all promises were kept.</summary>
    public IReadOnlyList<string> Findings => _findings;

    Core.Placement.PlacementMap FirstMap => _firstMap ??= World.Map;

    Core.Placement.PlacementMap? _firstMap;

    /// <summary>Starts a host that knows the placement as of now.</summary>
    public SimNode Host(string name)
    {
        _ = FirstMap;
        return new SimNode(World, name, _options);
    }

    /// <summary>Starts a host of which no condition is taken out in either telling.</summary>
    public SimNode SoundHost(string name)
    {
        _ = FirstMap;
        return new SimNode(World, name);
    }

    /// <summary>From now on such requests of a host wait in the network.</summary>
    public Hold Hold(SimNode node, Func<EffectEvent, bool> what)
    {
        var hold = new Hold(node, what);
        _holds.Add(hold);
        return hold;
    }

    /// <summary>From now on such requests of a host get lost, and it hears so.</summary>
    public void Lose(SimNode node, Func<EffectEvent, bool> what) => _losses.Add((node, what));

    /// <summary>A client's transaction; runs until everybody waits.</summary>
    public Ask<TransactionAnswer> Run(SimNode node, TransactionRequest? request = null)
    {
        _isRequestRun |= (request ?? Request).Id == Request.Id;
        var ask = new Ask<TransactionAnswer>(node.Run(request ?? Request));
        _claims.Add(() => ask.IsAnswered && node.LastAttempt is { } attempt
            ? Claim(node, attempt, ask.Answer.Outcome switch
            {
                CommitOutcome.Committed => true,
                CommitOutcome.Aborted => false,
                _ => null,
            })
            : null);
        Quiet();
        if (node.LastAttempt is { } mine && mine.Id.Transaction == (request ?? Request).Id)
            _attempts.Add(mine);
        return ask;
    }

    /// <summary>Somebody resolves an attempt; runs until everybody waits.</summary>
    public Ask<Resolution> Resolve(SimNode node, Attempt attempt, bool mayRefuse = true)
    {
        var ask = new Ask<Resolution>(node.Resolve(attempt, mayRefuse));
        _claims.Add(() => ask.IsAnswered
            ? Claim(node, attempt, ask.Answer.Verdict switch
            {
                Verdict.Committed => true,
                Verdict.Aborted => false,
                _ => null,
            })
            : null);
        Quiet();
        return ask;
    }

    /// <summary>Somebody reads the item of a slot; runs until everybody waits.</summary>
    public Ask<ItemState?> Read(SimNode node, int slot)
    {
        var ask = new Ask<ItemState?>(node.Read(World.ItemIn(slot)));
        Quiet();
        return ask;
    }

    /// <summary>Somebody reads the items of some slots at once; runs until everybody waits.</summary>
    public Ask<Snapshot?> ReadAll(SimNode node, params int[] slots)
    {
        var ask = new Ask<Snapshot?>(node.ReadAll([.. slots.Select(slot => World.ItemIn(slot))]));
        Quiet();
        return ask;
    }

    /// <summary>The clean-up does a round when its garbage is old enough.</summary>
    public void Clean(SimNode node)
    {
        World.Scheduler.RunFor(TimeSpan.FromHours(2));
        World.Scheduler.Run(node.Clean());
    }

    /// <summary>
    /// The event log has taken all changes, so nothing but the protocol's own rows is left of a transaction.
    /// </summary>
    public void DrainOutbox()
    {
        foreach (var replica in World.Store.Replicas)
        {
            foreach (var stored in World.Store.RowsOf(replica).Where(stored => stored.Row is OutboxRow))
                World.Store.Remove(replica, stored.Row.Key);
        }
    }

    /// <summary>Lets held requests arrive, in their order, and runs until everybody waits.</summary>
    /// <returns>The requests, for <see cref="Again"/>.</returns>
    public IReadOnlyList<SimRequest> Release(Hold hold)
    {
        var released = Take(hold);
        foreach (var request in released)
            request.Deliver();
        Quiet();
        return released;
    }

    /// <summary>Takes held requests out of the network.</summary>
    public IReadOnlyList<SimRequest> Take(Hold hold)
    {
        hold.IsActive = false;
        return hold.Take(World.Network);
    }

    /// <summary>Late duplicates arrive.</summary>
    public void Again(IReadOnlyList<SimRequest> requests)
    {
        foreach (var request in requests)
            request.DeliverWithoutReply();
        Quiet();
    }

    /// <summary>Judges the end; null when all is well.</summary>
    public void AtTheEnd(Func<WorldInspection, string?> judge) => _ends.Add(judge);

    /// <summary>Runs until everybody waits for the script.</summary>
    public void Quiet() => World.Scheduler.RunUntilIdle();

    /// <summary>Notes what must not be.</summary>
    public void Require(bool condition, string finding)
    {
        if (!condition)
            _findings.Add(finding);
    }

    /// <summary>Notes a failure, without its trace, which the story has anyway.</summary>
    public void Note(SimulationFailedException failure) => _findings.Add(failure.Message.Split('\n')[0]);

    /// <summary>
    /// Notes a strong read that did not see the story's transaction, although that was committed before.
    /// </summary>
    public void MustSee(Ask<ItemState?> read) => Require(
        !read.IsAnswered || read.Answer is null || MarkedItems.Marks(read.Answer.Value).Contains(Mark),
        "stale read: the mark of a transaction that was committed before is not there");

    /// <summary>Whether anybody was told that an attempt committed.</summary>
    public bool IsToldCommitted => Claims().Any(told => told.IsCommitted);

    /// <summary>Whether anybody was told that an attempt aborted.</summary>
    public bool IsToldAborted => Claims().Any(told => !told.IsCommitted);

    /// <summary>
    /// Lets the world come to rest and judges: everybody must have been told the same, and the stores must show it.
    /// </summary>
    public void Judge()
    {
        _losses.Clear();
        _holds.ForEach(hold => hold.IsActive = false);
        var last = new SimNode(World, "last");
        var claims = Claims().ToList();
        try
        {
            claims.AddRange(_attempts.DistinctBy(attempt => attempt.Id).Select(attempt => Final(last, attempt))
                .OfType<Told>());
            JudgeStores(World.Settle());
        }
        catch (SimulationFailedException failure)
        {
            Note(failure);
        }

        foreach (var attempt in claims.GroupBy(claim => claim.Attempt))
        {
            if (attempt.Select(claim => claim.IsCommitted).Distinct().Count() > 1)
                _findings.Add($"contradiction: {string.Join(", ", attempt)}");
        }
    }

    IEnumerable<Told> Claims() => _claims.Select(claim => claim()).OfType<Told>();

    void JudgeStores(WorldInspection inspection)
    {
        _findings.AddRange(_ends.Select(judge => judge(inspection)).OfType<string>());
        if (!_isRequestRun)
            return;
        var isToldCommitted = Claims().Any(told => told.IsCommitted && told.Attempt.Transaction == Request.Id);
        var outcome = isToldCommitted ? CommitOutcome.Committed : CommitOutcome.InDoubt;
        Items.RequireWhole(inspection, Mark, new TransactionAnswer { Id = Request.Id!.Value, Outcome = outcome });
    }

    Told? Final(SimNode last, Attempt attempt)
    {
        var resolution = World.Scheduler.Run(last.Resolve(attempt, mayRefuse: true));
        return Claim(last, attempt, resolution.Verdict switch
        {
            Verdict.Committed => true,
            Verdict.Aborted => false,
            _ => null,
        });
    }

    static Told? Claim(SimNode node, Attempt attempt, bool? isCommitted) =>
        isCommitted is { } told ? new Told(node.Host.Name, attempt.Id, told) : null;

    FaultDecision Decide(EffectEvent effect)
    {
        if (_losses.Any(loss => loss.Node.Host == effect.Host && loss.What(effect)))
            return FaultDecision.Of(FaultKind.LoseRequest);
        return FaultDecision.Of(_holds.Any(hold => hold.Catches(effect)) ? FaultKind.Hold : FaultKind.None);
    }
}

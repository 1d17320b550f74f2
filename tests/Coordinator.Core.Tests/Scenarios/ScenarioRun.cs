using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;
using Coordinator.Core.Tests.Conditions;
using Coordinator.Core.Tests.Protocol;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Scenarios;

/// <summary>
/// Plays the directives of a scenario on the real protocols. <c>README.md</c> beside this file tells what there is.
/// </summary>
sealed class ScenarioRun
{
    readonly Dictionary<string, SimNode> _hosts = [];
    readonly Dictionary<string, Hold> _holds = [];
    readonly Dictionary<string, IReadOnlyList<SimRequest>> _released = [];
    readonly List<Func<string?>> _asks = [];
    Story? _story;
    ScenarioTrace? _trace;

    Story Story => _story ?? throw new FormatException("A scenario begins with \"slots\".");

    ScenarioTrace Trace => _trace ?? throw new FormatException("A scenario begins with \"slots\".");

    /// <summary>Does what a line says.</summary>
    /// <returns>What happened, a line each.</returns>
    public IEnumerable<string> Play(string directive)
    {
        var words = directive.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Do(words[0], words[1..]);
        if (words[0] == "slots")
            return [];
        for (var i = 0; i < _asks.Count; i++)
        {
            if (_asks[i]() is { } told)
            {
                Trace.Tell(told);
                _asks.RemoveAt(i--);
            }
        }

        return Trace.Take();
    }

    void Do(string verb, string[] words)
    {
        switch (verb)
        {
            case "slots":
                Found(words);
                break;
            case "host":
                Host(words[0]);
                break;
            case "hold":
                _holds[words[^1]] = Story.Hold(Host(words[0]), Which(words[1..^2]));
                break;
            case "lose":
                Story.Lose(Host(words[0]), Which(words[1..]));
                break;
            case "release":
                _released[words[0]] = Story.Release(_holds[words[0]]);
                break;
            case "again":
                Story.Again(_released[words[0]]);
                break;
            case "drop":
                var leaving = At(words[0]);
                Story.Reconfigure.Drop(leaving.Slot.Value, leaving);
                break;
            case "join":
                Story.Reconfigure.Join(Number(words[0]), words[1]);
                break;
            case "clean":
                Story.Clean(Host(words[0]));
                break;
            case "judge":
                Judge();
                break;
            default:
                Ask(verb, words);
                break;
        }
    }

    void Ask(string verb, string[] words)
    {
        var host = Host(words[0]);
        switch (verb)
        {
            case "run":
                Told(host, Story.Run(host, words.Length == 1 ? null : Patient(Number(words[1]))));
                break;
            case "mark":
                Told(host, Story.Run(host, Requests.Mark(words[1], Story.World.ItemIn(Number(words[2])))));
                break;
            case "insert":
                Told(host, Story.Run(host, Requests.Put(1, New(words[1])) with { Id = Story.World.IdIn(0, "insert") }));
                break;
            case "delete":
                Told(host, Story.Run(host, Requests.Of(new DeleteOperation(New(words[1])))));
                Story.DrainOutbox();
                break;
            case "resolve":
                var resolution = Story.Resolve(host, Host(words[1]).LastAttempt!);
                _asks.Add(() =>
                    resolution.IsAnswered ? $"{host.Host.Name}: resolved {resolution.Answer.Verdict}" : null);
                break;
            case "read":
                var read = Story.Read(host, Number(words[1]));
                _asks.Add(() => read.IsAnswered ? $"{host.Host.Name}: sees {Text(read.Answer)}" : null);
                break;
            default:
                throw new FormatException($"There is no directive \"{verb}\".");
        }
    }

    /// <summary>Replicas of slot 0, 1, 2 …, then the slots that hold an item.</summary>
    void Found(string[] words)
    {
        var items = Array.IndexOf(words, "items");
        _story = new Story(
            [.. words[..items].Select(Number)], [.. words[(items + 1)..].Select(Number)], new NodeOptions(),
            isWithout: false);
        _trace = new ScenarioTrace(_story.World.Network);
    }

    void Told(SimNode host, Ask<TransactionAnswer> ask) => _asks.Add(() => ask.IsAnswered
        ? $"{host.Host.Name}: told {ask.Answer.Outcome}{(ask.Answer.Cause is { } cause ? $" ({cause})" : "")}"
        : null);

    void Judge()
    {
        Story.Judge();
        Trace.Take();
        foreach (var finding in Story.Findings)
            Trace.Tell($"wrong: {finding}");
        var marks = Story.World.Map.Slots.Select(slot => $"slot {slot}: {Text(slot)}");
        Trace.Tell($"at rest; {string.Join("; ", marks)}");
    }

    string Text(SlotId slot)
    {
        var rows = Story.World.Map.Of(slot).InSync.SelectMany(replica => Story.World.Store.RowsOf(replica))
            .Select(stored => stored.Row).OfType<ItemRow>().Where(item => item.Exists)
            .Select(item => item.Value).Distinct();
        return string.Join(' ', rows.DefaultIfEmpty("no item"));
    }

    TransactionRequest Patient(int seconds) => Story.Request with { Timeout = TimeSpan.FromSeconds(seconds) };

    ItemName New(string slot) => Story.World.ItemIn(Number(slot), "new");

    SimNode Host(string name) =>
        _hosts.TryGetValue(name, out var known) ? known : _hosts[name] = Story.Host(name);

    /// <summary>"prepare 1.s1", "read vote", "any 1.s1": a step or reads, at a replica or anywhere.</summary>
    static Func<EffectEvent, bool> Which(string[] words)
    {
        Replica? at = words[^1].Contains('.', StringComparison.Ordinal) ? At(words[^1]) : null;
        var what = string.Join(' ', at is null ? words : words[..^1]);
        return what switch
        {
            "any" => Wire.AnyCommit(at),
            "read vote" => Wire.Reads<VoteKey>(at),
            "read outcome" => Wire.Reads<OutcomeKey>(at),
            "read item" => Wire.Reads<ItemKey>(at),
            _ => Wire.Commits(ScenarioTrace.StepOf(what), at),
        };
    }

    static Replica At(string text)
    {
        var parts = text.Split('.', '/');
        return new Replica(new SlotId(Number(parts[0])), parts[1], parts.Length > 2 ? Number(parts[2]) : 1);
    }

    static string Text(ItemState? state) => state is null
        ? "nothing: no answer"
        : $"v{state.Version}: {string.Join(' ', MarkedItems.Marks(state.Value).Order().DefaultIfEmpty("no mark"))}";

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

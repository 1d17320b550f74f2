using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit;
using Coordinator.TestKit.Worlds;
using Shouldly;

namespace Coordinator.Storage.Tests.Releases;

/// <summary>
/// Rows that an earlier release stored, of transactions in every state, meet this code (T44). With COORDINATOR_RECORD
/// in the environment the rows of this code are stored under that name, to be kept for later ones.
/// </summary>
public sealed class EarlierReleaseTests
{
    const string Suffix = ".rows.jsonl";

    static readonly string Folder = Repository.PathOf("tests", "Coordinator.Storage.Tests", "Releases");

    public static TheoryData<string> Releases =>
        [.. Directory.EnumerateFiles(Folder, "*" + Suffix).Select(file => Path.GetFileName(file)[..^Suffix.Length])];

    [Fact]
    public void This_release_cannot_leave_transactions_in_every_state_behind()
    {
        var world = HalfDone.Run();
        RequireEveryState(world);
        if (Environment.GetEnvironmentVariable("COORDINATOR_RECORD") is { Length: > 0 } release)
            File.WriteAllLines(FileOf(release), Lines(world));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_row_of_an_earlier_release_cannot_be_read(string release) => RequireEveryState(Load(release));

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_transaction_of_an_earlier_release_is_never_finished_by_sweeps(string release)
    {
        var world = Load(release);
        RequireWhole(world, world.Settle());
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_reader_hangs_at_or_sees_half_of_a_transaction_of_an_earlier_release(string release)
    {
        var world = Load(release);
        var reader = new SimNode(world, "reader");
        foreach (var number in Enumerable.Range(0, HalfDone.Count))
        {
            var snapshot = world.Scheduler.Run(reader.ReadAll([.. HalfDone.ItemsOf(world, number)]));
            snapshot.ShouldNotBeNull();
            snapshot.Items[0].Value.ShouldBe(snapshot.Items[1].Value, $"transaction {number}");
        }

        RequireWhole(world, world.Settle());
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_client_that_asks_this_release_again_gets_another_answer_or_its_effect_twice(string release)
    {
        var world = Load(release);
        var client = new SimNode(world, "client");
        var versions = Enumerable.Range(0, HalfDone.Count).Select(number =>
        {
            var request = HalfDone.RequestOf(world, number) with { Timeout = TimeSpan.FromSeconds(10) };
            var answer = world.Scheduler.Run(client.Run(request));
            answer.Outcome.ShouldBeOneOf(HalfDone.IsAborted(number)
                ? [CommitOutcome.Committed, CommitOutcome.Aborted]
                : [CommitOutcome.Committed]);
            answer.IsMismatch.ShouldBeFalse();
            return answer.Outcome == CommitOutcome.Committed ? 1 : 0;
        }).ToList();
        versions.ShouldContain(0);

        var inspection = world.Settle();
        foreach (var (number, version) in versions.Index())
        {
            foreach (var item in HalfDone.ItemsOf(world, number))
                (inspection.Item(item)?.Version ?? 0).ShouldBe(version, $"{item}");
        }
    }

    /// <summary>A world with the rows of a release in it, an hour later.</summary>
    static SimWorld Load(string release)
    {
        var world = HalfDone.NewWorld();
        foreach (var (replica, row) in File.ReadLines(FileOf(release)).Select(StoredRowText.Read))
            world.Store.Put(replica, row);
        world.Scheduler.RunFor(TimeSpan.FromHours(1));
        return world;
    }

    static IEnumerable<string> Lines(SimWorld world) => world.Store.Replicas.SelectMany(replica =>
        world.Store.RowsOf(replica).Select(stored => StoredRowText.Write(replica, stored.Row)));

    static void RequireEveryState(SimWorld world)
    {
        var rows = world.Store.Replicas
            .SelectMany(replica => world.Store.RowsOf(replica)).Select(stored => stored.Row).ToList();
        var unfinished = rows.OfType<VoteRow>().Where(vote => !vote.IsRefusal)
            .Select(vote => vote.Attempt.Id).ToHashSet();
        foreach (var state in Enum.GetValues<OutcomeState>())
        {
            var outcomes = rows.OfType<OutcomeRow>().Where(row => row.State == state)
                .ToLookup(row => row.IsOpen || unfinished.Contains(row.Attempt.Id));
            outcomes[true].ShouldNotBeEmpty($"{state}, and something is left to do");
            if (state != OutcomeState.Pending)
                outcomes[false].ShouldNotBeEmpty($"{state}, and finished");
        }

        rows.OfType<ItemRow>().ShouldContain(row => row.Intent != null);
        rows.ShouldContain(row => row is OpenRow);
        rows.ShouldContain(row => row is OutboxRow);
    }

    /// <summary>Each happened in both of its slots or in none.</summary>
    static void RequireWhole(SimWorld world, WorldInspection inspection)
    {
        foreach (var number in Enumerable.Range(0, HalfDone.Count))
        {
            var values = HalfDone.ItemsOf(world, number).Select(item => inspection.Item(item)?.Value).ToList();
            values[0].ShouldBe(values[1], $"transaction {number}");
        }
    }

    static string FileOf(string release) => Path.Combine(Folder, release + Suffix);
}

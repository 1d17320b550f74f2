using System.Text;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Simulation;

/// <summary>The way of simulated hosts to the records, and what faults do on it.</summary>
public sealed class RecordLinkTests
{
    const int Writers = 5;

    static readonly RecordKey Key = new("toy", "marks");

    static readonly FaultRates Rough = new()
    {
        LostRequests = 0.1,
        LostReplies = 0.1,
        LateWrites = 0.05,
        DuplicateWrites = 0.1,
    };

    [Fact]
    public void A_writer_that_reads_back_loses_or_repeats_a_mark() =>
        Seeds.ForEach(100, seed => Assert.Equal("abcde", Sorted(RunWriters(seed, readsBack: true))));

    [Fact]
    public void A_writer_that_does_not_read_back_goes_unnoticed() =>
        Assert.Contains(Seeds.Take(100), seed => Sorted(RunWriters(seed, readsBack: false)) != "abcde");

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "a")]
    public void A_crash_before_a_batch_lets_it_happen_or_one_after_it_does_not(bool isAfter, string marks)
    {
        var world = new SimWorld(new WorldOptions());
        var host = world.NewHost("writer");
        var crash = new CrashAt(host, 1, isAfter);
        world.Network.Faults = crash;
        var work = host.Start(() => new ToyMarks(world.RecordsOf(host), Key, readsBack: true).AddAsync("a"));
        world.Scheduler.RunUntilIdle();

        Assert.True(crash.HasStruck);
        Assert.False(work.IsCompleted);
        Assert.Equal(marks, Marks(world));
    }

    [Fact]
    public void A_batch_that_breaks_the_rules_leaves_its_host()
    {
        var world = new SimWorld(new WorldOptions());
        var host = world.NewHost("writer");
        var link = world.RecordsOf(host);
        Assert.ThrowsAny<ArgumentException>(() => { _ = link.CommitAsync([]); });
        Assert.Equal(0, host.EffectCount);
    }

    [Fact]
    public void An_outage_of_the_control_store_spares_records()
    {
        var world = new SimWorld(new WorldOptions());
        var host = world.NewHost("reader");
        var link = world.RecordsOf(host);
        var now = world.Scheduler.Now;
        world.Network.Faults = new StoreOutage(world.Scheduler, store: null, now, now.AddMinutes(1));
        Assert.Equal(ReadStatus.Unknown, world.Scheduler.Run(host.Start(() => link.ReadAsync(Key))).Status);
        Assert.Null(world.Scheduler.Run(host.Start(() => link.ListAsync("toy", "", null, 10))));
        world.Scheduler.RunFor(TimeSpan.FromMinutes(1));
        Assert.Equal(ReadStatus.Absent, world.Scheduler.Run(host.Start(() => link.ReadAsync(Key))).Status);
        Assert.Empty(world.Scheduler.Run(host.Start(() => link.ListAsync("toy", "", null, 10)))!.Value);
    }

    [Fact]
    public void A_trace_does_not_tell_what_happened_to_records()
    {
        var world = new SimWorld(new WorldOptions());
        var host = world.NewHost("h");
        var link = world.RecordsOf(host);
        world.Scheduler.Run(host.Start(async () =>
        {
            await link.CommitAsync([new InsertRecord(Key, "1"u8.ToArray())]);
            await link.CommitAsync([new InsertRecord(Key, "2"u8.ToArray())]);
            await link.ReadAsync(Key);
            await link.ListAsync("toy", "m", null, 10);
            await link.CommitAsync([new DeleteRecord(Key, null)]);
            await link.ReadAsync(Key);
        }));
        Assert.Equal(
            [
                "h [0] commit {insert toy[marks] 1}: Applied",
                "h [1] commit {insert toy[marks] 2}: refused, Exists at 0",
                "h [2] read toy[marks]: toy[marks] 1",
                "h [3] list toy[m]: 1 records",
                "h [4] commit {delete toy[marks]}: Applied",
                "h [5] read toy[marks]: Absent",
            ],
            world.Network.Trace.Lines);
    }

    static string RunWriters(int seed, bool readsBack)
    {
        var world = new SimWorld(WorldOptions.Random(seed, replicas: 1));
        world.Network.Faults = new RandomFaults(Rough, world.Scheduler.Random);
        foreach (var mark in Enumerable.Range(0, Writers).Select(number => $"{(char)('a' + number)}"))
        {
            var host = world.NewHost("writer");
            _ = host.Start(() => new ToyMarks(world.RecordsOf(host), Key, readsBack).AddAsync(mark));
        }

        world.Scheduler.RunUntilIdle();
        return Marks(world);
    }

    static string Marks(SimWorld world) =>
        Encoding.UTF8.GetString((world.Records.Read(Key).Record?.Value ?? default).Span);

    static string Sorted(string marks) => string.Concat(marks.Order());
}

using System.Text;
using Coordinator.Core.Placement.Operations;
using Coordinator.Core.Records;
using Coordinator.TestKit.Stores;

namespace Coordinator.Core.Tests.Placement;

/// <summary>Notes of operations, which hosts make late, twice, and beside a damaged one.</summary>
public class ShardOperationsTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    static ShardOperation Begun => new()
    {
        Shard = 3,
        Kind = ShardOperationKind.Move,
        Steps = ["join c", "drop a"],
        StartedAt = Noon,
        UpdatedAt = Noon,
    };

    [Fact]
    public async Task An_operation_that_has_ended_goes_back_to_an_earlier_step()
    {
        var operations = new ShardOperations(new SimulatedRecords());
        Assert.True(await operations.NoteAsync(Begun with { StepsDone = 2, UpdatedAt = Noon.AddSeconds(2) }));
        Assert.True(await operations.NoteAsync(Begun with { StepsDone = 1, UpdatedAt = Noon.AddSeconds(1) }));
        Assert.Equal(2, (await operations.ReadAsync(3)).Operation!.StepsDone);
    }

    [Fact]
    public async Task A_damaged_note_keeps_all_later_ones_from_being_written()
    {
        var records = new SimulatedRecords();
        var operations = new ShardOperations(records);
        await operations.NoteAsync(Begun);
        var note = records.Records.Single();
        records.Commit([new ReplaceRecord(note.Key, Encoding.UTF8.GetBytes("[]"), note.ETag)]);
        await Assert.ThrowsAsync<InvariantViolationException>(() => operations.ReadAsync(3));
        Assert.True(await operations.NoteAsync(Begun with { StepsDone = 1 }));
        Assert.Equal(1, (await operations.ReadAsync(3)).Operation!.StepsDone);
    }
}

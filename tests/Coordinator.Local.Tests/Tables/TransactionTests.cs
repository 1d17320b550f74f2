using Azure;
using Azure.Data.Tables;
using Coordinator.Local.Tests.Azurite;
using Shouldly;
using static Azure.Data.Tables.TableTransactionActionType;

namespace Coordinator.Local.Tests.Tables;

/// <summary>Entity group transactions on Azurite: all or nothing, and the failing action by its index.</summary>
public sealed class TransactionTests(AzuriteFixture azurite) : TableTest(azurite)
{
    static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    [Fact]
    public async Task A_kind_of_action_does_something_else()
    {
        foreach (var row in new[] { "merge", "replace", "delete", "upsert" })
            await Table.AddEntityAsync(new TableEntity("p", row) { ["Old"] = 1, ["Value"] = "first" });
        var answers = (await Table.SubmitTransactionAsync(
        [
            Action(Add, Row("p", "add", "second")),
            Action(UpdateMerge, Row("p", "merge", "second")),
            Action(UpdateReplace, Row("p", "replace", "second")),
            Action(Delete, Row("p", "delete")),
            Action(UpsertReplace, Row("p", "upsert", "second")),
            Action(UpsertMerge, Row("p", "upsert2", "second")),
        ])).Value;
        answers.Select(answer => answer.Status).ShouldAllBe(status => status == 204);
        var rows = await Table.QueryAsync<TableEntity>().ToDictionaryAsync(row => row.RowKey);
        rows.Keys.Order().ShouldBe(["add", "merge", "replace", "upsert", "upsert2"]);
        rows.Values.ShouldAllBe(row => row.GetString("Value") == "second");
        rows.Values.Where(row => row.ContainsKey("Old")).Select(row => row.RowKey).ShouldBe(["merge"]);
    }

    [Fact]
    public async Task An_answer_lacks_the_new_etag()
    {
        await Table.AddEntityAsync(Row("p", "b"));
        var answers = (await Table.SubmitTransactionAsync(
            [Action(Add, Row("p", "a")), new(UpdateMerge, Row("p", "b", "second"), ETag.All)])).Value;
        foreach (var (answer, row) in answers.Zip(["a", "b"]))
        {
            var read = (await Table.GetEntityAsync<TableEntity>("p", row)).Value;
            answer.Headers.ETag.ShouldBe(read.ETag);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task A_stale_etag_at_an_index_is_reported_elsewhere_or_half_done(int index)
    {
        for (var i = 0; i < 10; i++)
            await Table.AddEntityAsync(Row("p", $"r{i}"));
        var actions = Enumerable.Range(0, 10).Select(i =>
            new TableTransactionAction(UpdateReplace, Row("p", $"r{i}", "second"), i == index ? Stale : ETag.All));
        var error = await Should.ThrowAsync<TableTransactionFailedException>(
            () => Table.SubmitTransactionAsync(actions));
        error.FailedTransactionActionIndex.ShouldBe(index);
        error.Status.ShouldBe(412);
        error.ErrorCode.ShouldBe("UpdateConditionNotSatisfied");
        var rows = await Table.QueryAsync<TableEntity>().ToListAsync();
        rows.ShouldAllBe(row => row.GetString("Value") == "first");
    }

    [Fact]
    public async Task A_refused_action_is_reported_by_another_code()
    {
        await Table.AddEntityAsync(Row("p", "there"));
        (await FailureOf(Action(Add, Row("p", "there")))).ShouldBe((1, 409, "EntityAlreadyExists"));
        (await FailureOf(new(UpdateMerge, Row("p", "none"), ETag.All))).ShouldBe((1, 404, "ResourceNotFound"));
        (await FailureOf(Action(Delete, Row("p", "none")))).ShouldBe((1, 404, "ResourceNotFound"));
        (await ValueOf("p", "before")).ShouldBeNull();
    }

    [Fact]
    public async Task A_transaction_of_a_hundred_rows_fails()
    {
        var answers = await Table.SubmitTransactionAsync(
            Enumerable.Range(0, 100).Select(i => Action(Add, Row("p", $"r{i:D3}", new string('x', 1000)))));
        answers.Value.Count.ShouldBe(100);
        (await Table.QueryAsync<TableEntity>().CountAsync()).ShouldBe(100);
    }

    [Fact]
    public async Task A_transaction_of_more_than_a_hundred_rows_is_done()
    {
        var error = await Should.ThrowAsync<RequestFailedException>(() => Table.SubmitTransactionAsync(
            Enumerable.Range(0, 101).Select(i => Action(Add, Row("p", $"r{i:D3}")))));
        error.Status.ShouldBe(400);
        (await Table.QueryAsync<TableEntity>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_transaction_without_actions_is_sent() =>
        await Should.ThrowAsync<InvalidOperationException>(() => Table.SubmitTransactionAsync([]));

    [Fact]
    public async Task Megabytes_do_not_fit_into_a_transaction()
    {
        var bytes = new byte[60_000];
        new Random(2).NextBytes(bytes);
        await Table.SubmitTransactionAsync(Enumerable.Range(0, 40)
            .Select(i => Action(Add, new TableEntity("p", $"r{i:D2}") { ["B"] = bytes })));
        var rows = await Table.QueryAsync<TableEntity>().ToListAsync();
        rows.Count.ShouldBe(40);
        rows.ShouldAllBe(row => row.GetBinary("B")!.SequenceEqual(bytes));
    }

    async Task<(int?, int, string?)> FailureOf(TableTransactionAction second)
    {
        var error = await Should.ThrowAsync<TableTransactionFailedException>(
            () => Table.SubmitTransactionAsync([Action(Add, Row("p", "before")), second]));
        return (error.FailedTransactionActionIndex, error.Status, error.ErrorCode);
    }
}

using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Records;

/// <summary>What is made of answers to requests for records, the service's own and others.</summary>
public sealed class RecordAnswerTests
{
    static readonly RecordKey Key = new("view", "a");

    static readonly ImmutableArray<RecordWrite> ThreeWrites =
    [
        new DeleteRecord(Key, null),
        new InsertRecord(new RecordKey("view", "b"), "1"u8.ToArray()),
        new ReplaceRecord(new RecordKey("view", "c"), "1"u8.ToArray(), new ETag("W/\"1\"")),
    ];

    [Theory]
    [InlineData(404, "ResourceNotFound", 0, RefusalReason.Missing)]
    [InlineData(409, "EntityAlreadyExists", 1, RefusalReason.Exists)]
    [InlineData(412, "UpdateConditionNotSatisfied", 2, RefusalReason.Changed)]
    public async Task A_refusal_in_the_services_words_is_not_understood(
        int status, string code, int index, RefusalReason reason)
    {
        var result = await CommitAsync(() => Answers.Refusal(status, code, $"{index}:In the way."));
        (result.Status, result.RefusedIndex, result.Reason).ShouldBe((CommitStatus.Refused, index, reason));
    }

    [Theory]
    [InlineData(404, "TableNotFound", "0:The table specified does not exist.")]
    [InlineData(409, "EntityAlreadyExists", "0:A delete.")]
    [InlineData(404, "ResourceNotFound", "1:An insert needs no row.")]
    [InlineData(409, "EntityAlreadyExists", "3:Beyond the batch.")]
    [InlineData(500, "OperationTimedOut", "0:Operation could not be completed within the specified time.")]
    public async Task Another_refusal_counts_as_one_of_a_condition(int status, string code, string message) =>
        (await CommitAsync(() => Answers.Refusal(status, code, message))).ShouldBe(CommitResult.Unknown);

    [Fact]
    public async Task Acceptance_gives_the_wrong_marks_or_a_deleted_record_one()
    {
        var result = await CommitAsync(() => Answers.Accepted(null, "W/\"b\"", "W/\"c\""));
        result.Status.ShouldBe(CommitStatus.Applied);
        result.ETags.ShouldBe([null, new ETag("W/\"b\""), new ETag("W/\"c\"")]);
        (await CommitAsync(() => Answers.Accepted(null, null, "W/\"c\""))).ShouldBe(CommitResult.Unknown);
    }

    [Fact]
    public async Task A_proxys_page_or_a_reset_counts_as_an_answer()
    {
        (await CommitAsync(() => Answers.Page(409))).ShouldBe(CommitResult.Unknown);
        (await CommitAsync(() => throw new HttpRequestException("reset"))).ShouldBe(CommitResult.Unknown);
        (await ReadAsync(() => Answers.Page(404))).ShouldBe(RecordRead.Unknown);
        (await ReadAsync(() => throw new HttpRequestException("reset"))).ShouldBe(RecordRead.Unknown);
    }

    [Fact]
    public async Task A_missing_table_makes_a_record_absent()
    {
        (await ReadAsync(() => Answers.Error(404, "TableNotFound"))).ShouldBe(RecordRead.Unknown);
        (await ReadAsync(() => Answers.Error(404, "ResourceNotFound"))).ShouldBe(RecordRead.Absent);
    }

    [Fact]
    public async Task A_failed_write_is_sent_again_or_a_failed_read_is_not()
    {
        using var written = new CannedHandler(
            () => Answers.Error(503, "ServerBusy"), () => Answers.Accepted(null, "b", "c"));
        (await Canned.Stores(written, readRetriesMax: 3).Records.CommitAsync(ThreeWrites))
            .ShouldBe(CommitResult.Unknown);
        written.Asked.Count.ShouldBe(1);
        using var read = new CannedHandler(
            () => Answers.Error(503, "ServerBusy"), () => Answers.Error(404, "ResourceNotFound"));
        (await Canned.Stores(read, readRetriesMax: 3).Records.ReadAsync(Key)).ShouldBe(RecordRead.Absent);
    }

    [Fact]
    public async Task A_request_without_an_answer_waits_for_ever()
    {
        using var handler = new CannedHandler([null]);
        var records = Canned.Stores(handler, timeout: TimeSpan.FromMilliseconds(100)).Records;
        var patience = TimeSpan.FromSeconds(20);
        var time = TimeProvider.System;
        (await records.CommitAsync(ThreeWrites).WaitAsync(patience, time)).ShouldBe(CommitResult.Unknown);
        (await records.ReadAsync(Key).WaitAsync(patience, time)).ShouldBe(RecordRead.Unknown);
        (await records.ListAsync("view", "", null, 1).WaitAsync(patience, time)).ShouldBeNull();
    }

    [Fact]
    public async Task Another_record_than_the_one_that_was_asked_for_is_an_answer()
    {
        const string Other = """
            {"odata.etag":"e","PartitionKey":"view","RowKey":"view.-b","v":1,
            "value0@odata.type":"Edm.Binary","value0":"MQ=="}
            """;
        await Should.ThrowAsync<InvariantViolationException>(
            () => ReadAsync(() => Answers.Of(200, Other, "application/json")));
    }

    static async Task<CommitResult> CommitAsync(Func<HttpResponseMessage> answer)
    {
        using var handler = new CannedHandler(answer);
        var result = await Canned.Stores(handler).Records.CommitAsync(ThreeWrites);
        handler.Asked.Count.ShouldBe(1);
        return result;
    }

    static async Task<RecordRead> ReadAsync(Func<HttpResponseMessage> answer)
    {
        using var handler = new CannedHandler(answer);
        return await Canned.Stores(handler).Records.ReadAsync(Key);
    }
}

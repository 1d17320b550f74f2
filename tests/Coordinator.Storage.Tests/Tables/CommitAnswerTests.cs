using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Tables;

/// <summary>What is made of answers to a batch, the service's own and others.</summary>
public sealed class CommitAnswerTests
{
    static readonly Batch ThreeWrites = Some.Batch(
        new TouchRow(new GuardKey(new Epoch(1)), null),
        new InsertRow(Some.Vote()),
        new ReplaceRow(Some.Item(), new ETag("W/\"1\"")));

    [Theory]
    [InlineData(404, "ResourceNotFound", 0, RefusalReason.Missing)]
    [InlineData(404, "EntityNotFound", 0, RefusalReason.Missing)]
    [InlineData(409, "EntityAlreadyExists", 1, RefusalReason.Exists)]
    [InlineData(412, "UpdateConditionNotSatisfied", 2, RefusalReason.Changed)]
    [InlineData(412, "ConditionNotMet", 2, RefusalReason.Changed)]
    public async Task A_refusal_in_the_services_words_is_not_understood(
        int status, string code, int index, RefusalReason reason)
    {
        var result = await CommitAsync(() => Answers.Refusal(status, code, $"{index}:In the way."));
        (result.Status, result.RefusedIndex, result.Reason).ShouldBe((CommitStatus.Refused, index, reason));
    }

    [Theory]
    [InlineData(404, "TableNotFound", "0:The table specified does not exist.")]
    [InlineData(409, "TableBeingDeleted", "0:The specified table is being deleted.")]
    [InlineData(409, "EntityAlreadyExists", "No index.")]
    [InlineData(409, "EntityAlreadyExists", "3:Beyond the batch.")]
    [InlineData(409, "EntityAlreadyExists", "-1:Before the batch.")]
    [InlineData(409, "EntityAlreadyExists", "2:Not an insert.")]
    [InlineData(412, "UpdateConditionNotSatisfied", "1:An insert has no mark.")]
    [InlineData(404, "ResourceNotFound", "1:An insert needs no row.")]
    [InlineData(412, "ConditionHeadersNotSupported", "0:Another code.")]
    [InlineData(412, "", "0:No code.")]
    [InlineData(400, "InvalidInput", "0:Malformed.")]
    [InlineData(413, "RequestBodyTooLarge", "0:Too large.")]
    [InlineData(500, "InternalError", "0:Server encountered an internal error.")]
    [InlineData(503, "ServerBusy", "0:The server is busy.")]
    [InlineData(500, "OperationTimedOut", "0:Operation could not be completed within the specified time.")]
    public async Task Another_refusal_counts_as_one_of_a_condition(int status, string code, string message)
    {
        var result = await CommitAsync(() => Answers.Refusal(status, code, message));
        result.ShouldBe(CommitResult.Unknown);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(412)]
    [InlineData(404)]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(302)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_proxys_page_counts_as_an_answer(int status)
    {
        (await CommitAsync(() => Answers.Page(status))).ShouldBe(CommitResult.Unknown);
        (await CommitAsync(() => Answers.Error(status, "EntityAlreadyExists"))).ShouldBe(CommitResult.Unknown);
    }

    [Fact]
    public async Task Acceptance_gives_the_wrong_marks()
    {
        var result = await CommitAsync(() => Answers.Accepted("W/\"a\"", "W/\"b\"", "W/\"c\""));
        result.Status.ShouldBe(CommitStatus.Applied);
        result.ETags.Select(etag => etag!.Value.Value).ShouldBe(["W/\"a\"", "W/\"b\"", "W/\"c\""]);
    }

    [Fact]
    public async Task An_answer_with_too_few_parts_or_marks_counts_as_acceptance()
    {
        (await CommitAsync(() => Answers.Accepted("W/\"a\"", "W/\"b\""))).ShouldBe(CommitResult.Unknown);
        (await CommitAsync(() => Answers.Accepted("W/\"a\"", "W/\"b\"", null))).ShouldBe(CommitResult.Unknown);
        (await CommitAsync(() => Answers.Transaction("HTTP/1.1 garbage", "", ""))).ShouldBe(CommitResult.Unknown);
        (await CommitAsync(() => Answers.Of(202, "", "multipart/mixed; boundary=b"))).ShouldBe(CommitResult.Unknown);
    }

    [Fact]
    public async Task A_reset_or_a_cut_answer_throws()
    {
        (await CommitAsync(() => throw new HttpRequestException("reset"))).ShouldBe(CommitResult.Unknown);
        (await CommitAsync(() => throw new IOException("cut"))).ShouldBe(CommitResult.Unknown);
    }

    [Fact]
    public async Task A_write_without_an_answer_waits_for_ever()
    {
        using var handler = new CannedHandler([null]);
        var stores = Canned.Stores(handler, timeout: TimeSpan.FromMilliseconds(100));
        var result = stores.Replicas.CommitAsync(ThreeWrites);
        (await result.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System)).ShouldBe(CommitResult.Unknown);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task A_failed_write_is_sent_again(int status)
    {
        using var handler = new CannedHandler(
            () => Answers.Error(status, "ServerBusy"), () => Answers.Accepted("a", "b", "c"));
        var stores = Canned.Stores(handler, readRetriesMax: 3);
        (await stores.Replicas.CommitAsync(ThreeWrites)).ShouldBe(CommitResult.Unknown);
        handler.Asked.Count.ShouldBe(1);
    }

    static async Task<CommitResult> CommitAsync(Func<HttpResponseMessage> answer)
    {
        using var handler = new CannedHandler(answer);
        var result = await Canned.Stores(handler).Replicas.CommitAsync(ThreeWrites);
        handler.Asked.Count.ShouldBe(1);
        return result;
    }
}

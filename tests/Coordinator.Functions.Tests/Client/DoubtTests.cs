using System.Net;
using System.Text.Json;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

/// <summary>What is told of a write when one of its tries may have done it.</summary>
public sealed class DoubtTests
{
    static readonly TransactionBody Transfer = new()
    {
        Id = "t-1",
        Operations = [OperationBody.Add("accounts/a", "/balance", 1)],
    };

    [Theory]
    [InlineData(429, ProblemTypes.Busy)]
    [InlineData(401, ProblemTypes.Unauthorized)]
    [InlineData(403, ProblemTypes.Forbidden)]
    public async Task What_may_have_happened_is_reported_as_refused(int status, string type)
    {
        using var script = Then(InDoubt, () => Refusal(status, type));
        using var http = script.Client();
        var client = Client(http);
        var reply = await client.Transactions.RunToEndAsync(Transfer);
        (reply.Outcome, reply.Status).ShouldBe((Outcome.InDoubt, 503));
        script.Asked.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_lost_answer_is_forgotten_when_the_host_is_busy_afterwards()
    {
        using var script = Then(() => throw new HttpRequestException("Lost."), () => Refusal(429, ProblemTypes.Busy));
        using var http = script.Client();
        await using var tx = Client(http).Begin("t-1");
        tx.Put("accounts/a", new Account(1));
        var doubt = await Should.ThrowAsync<TransactionInDoubtException>(() => tx.CommitAsync());
        doubt.InnerException.ShouldBeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task A_lost_answer_to_a_single_write_is_forgotten_when_the_host_is_busy_afterwards()
    {
        using var script = Then(InDoubt, () => Refusal(429, ProblemTypes.Busy));
        using var http = script.Client();
        var written = await Client(http).Items.PutAsync("a/b", WireJson.ToElement(new { n = 1 }));
        written.Problem!.Type.ShouldBe(ProblemTypes.InDoubt);
    }

    [Theory]
    [InlineData(false, Outcome.Aborted)]
    [InlineData(true, Outcome.InDoubt)]
    public async Task An_abort_after_a_doubt_is_final_or_open_the_wrong_way_round(bool isRetryable, Outcome outcome)
    {
        using var script = Then(InDoubt, () => Aborted(isRetryable));
        using var http = script.Client();
        (await Client(http).Transactions.RunToEndAsync(Transfer)).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task A_mismatch_or_a_plain_refusal_is_taken_for_a_doubt()
    {
        using var mismatch = Then(InDoubt, () => Refusal(422, ProblemTypes.IdempotencyMismatch));
        using var http = mismatch.Client();
        (await Client(http).Transactions.RunToEndAsync(Transfer)).Outcome.ShouldBe(Outcome.Refused);
        using var busy = new AnswerScript((_, _) => Refusal(429, ProblemTypes.Busy));
        using var busyHttp = busy.Client();
        (await Client(busyHttp).Transactions.RunToEndAsync(Transfer)).Outcome.ShouldBe(Outcome.Refused);
    }

    [Theory]
    [InlineData(WireMedia.Json, "{")]
    [InlineData("text/html", "<html>")]
    public async Task A_commit_whose_answer_cannot_be_read_counts_as_done_or_as_failed(string media, string text)
    {
        using var script = new AnswerScript((_, _) => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(text, mediaType: new(media)),
        });
        using var http = script.Client();
        await using var tx = Client(http).Begin("t-1");
        tx.Put("accounts/a", new Account(1));
        var doubt = await Should.ThrowAsync<TransactionInDoubtException>(() => tx.CommitAsync());
        doubt.TransactionId.ShouldBe("t-1");
        if (media == WireMedia.Json)
            doubt.InnerException.ShouldBeOfType<JsonException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_abort_whose_id_is_open_is_told_as_final(bool isRetryable)
    {
        using var script = new AnswerScript((_, _) => Aborted(isRetryable));
        using var http = script.Client();
        await using var tx = Client(http).Begin("t-1");
        tx.Put("accounts/a", new Account(1));
        var aborted = await Should.ThrowAsync<TransactionAbortedException>(() => tx.CommitAsync());
        aborted.IsFinal.ShouldBe(!isRetryable);
        aborted.Message.Contains("id is open", StringComparison.Ordinal).ShouldBe(isRetryable);
    }

    /// <summary>It would look like a fault of the transport, be repeated and end in doubt.</summary>
    [Fact]
    public async Task A_key_that_no_header_takes_is_sent_again_and_again()
    {
        using var script = new AnswerScript((_, _) => throw new HttpRequestException("Not ASCII."));
        using var http = script.Client();
        var wrong = await Should.ThrowAsync<ArgumentException>(() =>
            Client(http).Items.DeleteAsync("a/b", idempotencyKey: "schlüssel"));
        wrong.Message.ShouldContain("ASCII");
        script.Asked.ShouldBe(0);
    }

    /// <summary>The check of the reads fails by itself: nobody knows whether they were true together.</summary>
    [Fact]
    public async Task What_the_body_threw_is_lost_when_its_reads_cannot_be_checked()
    {
        using var script = new AnswerScript((request, asked) =>
        {
            if (request.Method == HttpMethod.Post)
                return Refusal(503, ProblemTypes.Unavailable);
            var found = AnswerScript.Value(new Account(1));
            found.Headers.ETag = new($"\"{asked}\"");
            found.Headers.Add(WireHeaders.CommitTime, $"000000000000000{asked}");
            return found;
        });
        using var http = script.Client();
        await Should.ThrowAsync<InvalidDataException>(() => Client(http).RunAsync<int>(async tx =>
        {
            await tx.GetAsync<Account>("accounts/a");
            await tx.GetAsync<Account>("accounts/b");
            throw new InvalidDataException("Money is missing.");
        }));
        script.Asked.ShouldBeGreaterThan(2, "the reads were not checked");
    }

    [Theory]
    [InlineData(true, "{alice}")]
    [InlineData(false, "")]
    public void A_part_of_a_key_goes_into_ids_though_it_must_not(bool tagIds, string start)
    {
        using var http = new HttpClient { BaseAddress = new Uri("http://localhost/") };
        var client = new CoordinatorClient(http, new() { TagIds = tagIds, NewId = () => "unique" });
        client.Transaction().Put("orders/{alice}1", new Account(1)).Id.ShouldBe(start + "unique");
    }

    static CoordinatorClient Client(HttpClient http) => new(http, new() { Time = new LeapingTime() });

    static AnswerScript Then(Func<HttpResponseMessage> first, Func<HttpResponseMessage> then) =>
        new((_, asked) => asked == 1 ? first() : then());

    static HttpResponseMessage InDoubt() => AnswerScript.Problem(HttpStatusCode.ServiceUnavailable, new()
    {
        Type = ProblemTypes.InDoubt,
        Title = "",
        Status = 503,
        Outcome = TransactionStatuses.InDoubt,
        TransactionId = "t-1",
    });

    static HttpResponseMessage Aborted(bool isRetryable) => AnswerScript.Problem(HttpStatusCode.Conflict, new()
    {
        Type = ProblemTypes.Aborted,
        Title = "",
        Status = 409,
        Outcome = TransactionStatuses.Aborted,
        Retryable = isRetryable,
        TransactionId = "t-1",
    });

    static HttpResponseMessage Refusal(int status, string type) => AnswerScript.Problem(
        (HttpStatusCode)status, new() { Type = type, Title = "", Status = status });
}

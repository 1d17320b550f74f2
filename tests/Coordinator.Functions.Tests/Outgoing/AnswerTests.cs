using System.Globalization;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Hosting;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Outgoing;

/// <summary>T33: what a participant can answer, over real connections.</summary>
public sealed class AnswerTests
{
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);

    [Theory]
    [InlineData(200, AnswerKind.Done)]
    [InlineData(201, AnswerKind.Done)]
    [InlineData(202, AnswerKind.Done)]
    [InlineData(301, AnswerKind.Broken)]
    [InlineData(303, AnswerKind.Broken)]
    [InlineData(307, AnswerKind.Broken)]
    [InlineData(400, AnswerKind.Refused)]
    [InlineData(401, AnswerKind.Refused)]
    [InlineData(407, AnswerKind.Refused)]
    [InlineData(408, AnswerKind.Unknown)]
    [InlineData(409, AnswerKind.Refused)]
    [InlineData(425, AnswerKind.Unknown)]
    [InlineData(429, AnswerKind.Unknown)]
    [InlineData(500, AnswerKind.Unknown)]
    [InlineData(503, AnswerKind.Unknown)]
    [InlineData(599, AnswerKind.Unknown)]
    [InlineData(799, AnswerKind.Unknown)]
    public async Task A_status_means_something_else_or_is_asked_for_twice(int status, AnswerKind kind)
    {
        const string Body = """{"id":7}""";
        await using var server = new ScriptedServer(ScriptedServer.Answer(status, Body, "Location: /elsewhere\r\n"));
        var (reply, answer) = await SendAsync(server);
        (reply.Fault, reply.Status, Encoding.UTF8.GetString(reply.Body.Span)).ShouldBe((HttpFault.None, status, Body));
        (answer.Kind, answer.Body).ShouldBe((kind, Body));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_without_a_body_is_not_one()
    {
        await using var server = new ScriptedServer("HTTP/1.1 204 No Content\r\n\r\n");
        var (reply, answer) = await SendAsync(server);
        (reply.Status, reply.Body.IsEmpty, answer.Kind).ShouldBe((204, true, AnswerKind.Done));
    }

    [Theory]
    [InlineData("Retry-After: 7\r\n", 7)]
    [InlineData("retry-after: 0\r\n", 0)]
    [InlineData("Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n", 0)]
    [InlineData("Retry-After: 5\r\nRetry-After: 9\r\n", 5)]
    [InlineData("Retry-After: soon\r\n", null)]
    [InlineData("", null)]
    public async Task A_pause_that_was_asked_for_is_not_kept(string header, int? seconds)
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(429, "{}", header));
        var (_, answer) = await SendAsync(server);
        answer.RetryAfter.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n")]
    [InlineData("HTTP/1.1 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 20\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno header\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Len")]
    [InlineData("\0\0\0\0")]
    [InlineData("")]
    public async Task An_answer_that_is_no_http_throws_or_counts_as_done(string answered)
    {
        await using var server = new ScriptedServer((_, stream) => WriteAndCloseAsync(stream, answered));
        var (reply, answer) = await SendAsync(server);
        (reply.Fault, reply.Status, answer.Kind).ShouldBe((HttpFault.Broken, 0, AnswerKind.Unknown));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: \u00ff\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno size")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}")]
    public async Task A_status_line_is_forgotten_for_what_is_wrong_behind_it(string answered)
    {
        await using var server = new ScriptedServer((_, stream) => WriteAndCloseAsync(stream, answered));
        var (reply, answer) = await SendAsync(server);
        (reply.Fault, reply.Status, answer.Kind).ShouldBe((HttpFault.None, 200, AnswerKind.Done));
    }

    [Fact]
    public async Task Headers_without_end_fill_the_memory()
    {
        await using var server = new ScriptedServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray());
            var line = Encoding.ASCII.GetBytes($"X-Flood: {new string('x', 1000)}\r\n");
            while (true)
                await stream.WriteAsync(line);
        });
        var (reply, answer) = await SendAsync(server);
        (reply.Fault, answer.Kind).ShouldBe((HttpFault.Broken, AnswerKind.Unknown));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_read_to_its_end(bool hasLength)
    {
        const int Size = 50_000_000;
        var sent = 0;
        await using var server = new ScriptedServer(async (_, stream) =>
        {
            var head = hasLength
                ? string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Length: {Size}\r\n\r\n")
                : "HTTP/1.1 200 OK\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            var some = new byte[50_000];
            for (; sent < Size; sent += some.Length)
                await stream.WriteAsync(some);
            stream.Close();
        });
        var (reply, answer) = await SendAsync(server);
        (reply.Status, reply.IsBodyTooLarge, answer.Kind, answer.Body).ShouldBe((200, true, AnswerKind.Done, null));
        reply.Body.Length.ShouldBeLessThanOrEqualTo(Limits.SagaBodyBytesMax);
        // What the buffers of two sockets hold, and no more.
        sent.ShouldBeLessThan(Size);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task The_limit_of_a_body_is_another(int beyond, bool isTooLarge)
    {
        var body = $"\"{new string('x', Limits.SagaBodyBytesMax + beyond - 2)}\"";
        await using var server = new ScriptedServer(
            (_, stream) => stream.WriteAsync(Chunked(body)).AsTask());
        var (reply, answer) = await SendAsync(server);
        reply.IsBodyTooLarge.ShouldBe(isTooLarge);
        (answer.Body == body).ShouldBe(!isTooLarge);
    }

    [Fact]
    public async Task A_body_that_was_cut_off_counts_as_whole()
    {
        await using var server = new ScriptedServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":7}"u8.ToArray());
            stream.Close();
        });
        var (reply, answer) = await SendAsync(server);
        (reply.Status, reply.IsBodyCut, reply.Fault).ShouldBe((200, true, HttpFault.None));
        (answer.Kind, answer.Body, answer.BodyProblem).ShouldBe(
            (AnswerKind.Done, null, "the body of the answer was cut off."));
    }

    [Fact]
    public async Task A_body_that_drips_outlives_the_time_limit()
    {
        await using var server = new ScriptedServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n"u8.ToArray());
            while (true)
            {
                await stream.WriteAsync("x"u8.ToArray());
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        });
        var limit = Short;
        var (reply, answer) = await SendAsync(server, limit);
        // A busy machine may need longer until it has the head.
        while (reply.Fault == HttpFault.TimedOut && limit < TimeSpan.FromSeconds(10))
            (reply, answer) = await SendAsync(server, limit *= 2);
        (reply.Status, reply.IsBodyCut, answer.Kind).ShouldBe((200, true, AnswerKind.Done));
    }

    [Fact]
    public async Task A_participant_that_is_silent_is_waited_for()
    {
        var time = new HandTime();
        await using var server = new ScriptedServer((_, _) =>
        {
            time.Pass();
            return Task.CompletedTask;
        });
        var outgoing = new OutgoingSettings { AllowedHosts = new AllowedHosts([server.Host]) };
        using var client = Participants.Client(outgoing, time: time);
        var call = Participants.Call(server.Url);
        var reply = await client.SendAsync(call, CancellationToken.None);
        (reply.Fault, HttpAnswerPolicy.Judge(call, reply).Kind).ShouldBe((HttpFault.TimedOut, AnswerKind.Unknown));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_participant_that_only_ever_says_continue_is_waited_for()
    {
        await using var server = new ScriptedServer(async (_, stream) =>
        {
            while (true)
                await stream.WriteAsync("HTTP/1.1 103 Early Hints\r\n\r\n"u8.ToArray());
        });
        var (reply, answer) = await SendAsync(server, Short);
        (reply.Fault is HttpFault.TimedOut or HttpFault.Broken, answer.Kind).ShouldBe((true, AnswerKind.Unknown));
    }

    [Fact]
    public async Task A_compressed_body_is_unpacked()
    {
        await using var server = new ScriptedServer(
            ScriptedServer.Answer(200, "\u001f\u008b\u0008", "Content-Encoding: gzip\r\n"));
        var (reply, answer) = await SendAsync(server);
        (reply.Body.Length, answer.BodyProblem).ShouldBe((3, "the body of the answer was no JSON."));
        server.Requests.ShouldHaveSingleItem().Headers.Keys.ShouldNotContain("Accept-Encoding");
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_told_so()
    {
        await using var server = new ScriptedServer((_, _) => Task.CompletedTask);
        using var client = Participants.Client(server.Host);
        using var gone = new CancellationTokenSource();
        var sending = client.SendAsync(Participants.Call(server.Url), gone.Token);
        await Eventually.IsTrueAsync(() => server.Requests.Count == 1);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => sending);
    }

    static async Task WriteAndCloseAsync(Stream stream, string answer)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
        stream.Close();
    }

    static byte[] Chunked(string body) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n0\r\n\r\n"));

    static async Task<(HttpReply Reply, StepAnswer Answer)> SendAsync(ScriptedServer server, TimeSpan? timeout = null)
    {
        using var client = Participants.Client(server.Host);
        var call = Participants.Call(server.Url, timeout);
        var reply = await client.SendAsync(call, CancellationToken.None);
        return (reply, HttpAnswerPolicy.Judge(call, reply));
    }
}

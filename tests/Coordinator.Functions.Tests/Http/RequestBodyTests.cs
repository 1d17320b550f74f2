using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Tests.Outgoing;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Http;

/// <summary>Bodies that are too large, too slow, compressed, or too many at once (S08).</summary>
public sealed class RequestBodyTests : IDisposable
{
    const int RoomForTwo = 2 * Limits.RequestBytesMax;

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly IMeterFactory _meters;
    readonly HandTime _time = new();
    readonly BodyBudget _budget;

    public RequestBodyTests()
    {
        _meters = _services.GetRequiredService<IMeterFactory>();
        _budget = new BodyBudget(
            FunctionCall.Settings with { Limits = new LimitSettings { BodyBytes = RoomForTwo } },
            new HostMetrics(_meters), _time);
    }

    public void Dispose() => _services.Dispose();

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("identity, gzip")]
    [InlineData("GZIP")]
    public async Task A_bomb_is_unpacked_or_read(string encoding)
    {
        var bomb = Bomb();
        bomb.Length.ShouldBeLessThan(Limits.RequestBytesMax / 10);
        using var stream = new MemoryStream(bomb);
        using var call = new BodyCall(_budget, stream);
        call.Request.Headers.ContentEncoding = encoding;

        var body = await call.ReadAsync();
        body.Problem!.Type.ShouldBe(ProblemTypes.UnsupportedMediaType);
        call.Response.Headers.AcceptEncoding.ToString().ShouldBe("identity");
        stream.Position.ShouldBe(0);
    }

    [Fact]
    public async Task A_body_that_is_said_to_be_as_it_is_counts_as_compressed()
    {
        using var call = new BodyCall(_budget, new MemoryStream("{}"u8.ToArray()));
        call.Request.Headers.ContentEncoding = "identity";
        (await call.ReadAsync()).Value!.Bytes.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_body_that_never_ends_holds_a_host_for_ever()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync("{"u8.ToArray());
        using var call = new BodyCall(_budget, pipe.Reader.AsStream());

        var reading = call.ReadAsync();
        reading.IsCompleted.ShouldBeFalse();
        _time.Pass();
        var body = await reading.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        body.Problem!.Type.ShouldBe(ProblemTypes.RequestTimeout);
        body.Problem.Status.ShouldBe(408);
        call.Response.Headers.Connection.ToString().ShouldBe("close");
    }

    [Fact]
    public async Task A_client_that_went_away_is_told_that_it_was_slow()
    {
        var pipe = new Pipe();
        using var gone = new CancellationTokenSource();
        using var call = new BodyCall(_budget, pipe.Reader.AsStream());
        call.Request.HttpContext.RequestAborted = gone.Token;
        var reading = call.ReadAsync();
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading);
    }

    [Theory]
    [InlineData(Limits.RequestBytesMax - 1, true)]
    [InlineData(Limits.RequestBytesMax, true)]
    [InlineData(Limits.RequestBytesMax + 1, false)]
    public async Task The_limit_of_a_body_is_off_by_one(int length, bool fits)
    {
        using var call = new BodyCall(_budget, new MemoryStream(new byte[length]));
        var body = await call.ReadAsync();
        body.IsValid.ShouldBe(fits);
        if (!fits)
            body.Problem!.Type.ShouldBe(ProblemTypes.TooLarge);
    }

    [Fact]
    public async Task Many_bodies_at_once_take_all_memory_or_are_refused_without_being_counted()
    {
        using var counted = new MetricCount("coordinator.calls.refused", _meters, tag: "body");
        using var first = new BodyCall(_budget, new MemoryStream(new byte[Limits.RequestBytesMax]));
        using var second = new BodyCall(_budget, new MemoryStream(new byte[Limits.RequestBytesMax - 10]));
        (await first.ReadAsync()).IsValid.ShouldBeTrue();
        (await second.ReadAsync()).IsValid.ShouldBeTrue();
        using var small = new BodyCall(_budget, new MemoryStream(new byte[10]));
        (await small.ReadAsync()).IsValid.ShouldBeTrue();
        using var refused = new BodyCall(_budget, new MemoryStream(new byte[11]));
        var body = await refused.ReadAsync();
        body.Problem!.Type.ShouldBe(ProblemTypes.Busy);
        refused.Response.Headers.RetryAfter.ToString().ShouldBe("1");
        counted.Value.ShouldBe(1);

        first.Dispose();
        using var again = new BodyCall(_budget, new MemoryStream(new byte[11]));
        (await again.ReadAsync()).IsValid.ShouldBeTrue();
    }

    /// <summary>As a document it takes some thirty times its bytes; sixteen of them took 1.4 GB.</summary>
    [Theory]
    [InlineData("{},", 150_000)]
    [InlineData("[],", 150_000)]
    [InlineData("1,", 400_000)]
    [InlineData("\"\":1,", 200_000)]
    public async Task A_body_of_many_small_values_counts_as_little_as_one_long_text(string part, int parts)
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, parts)));
        using var first = new BodyCall(_budget, new MemoryStream(body));
        (await first.ReadAsync()).IsValid.ShouldBeTrue();
        _budget.Free.ShouldBe(RoomForTwo / 2);
        using var second = new BodyCall(_budget, new MemoryStream(body));
        (await second.ReadAsync()).IsValid.ShouldBeTrue();
        using var third = new BodyCall(_budget, new MemoryStream("{}"u8.ToArray()));
        (await third.ReadAsync()).Problem!.Type.ShouldBe(ProblemTypes.Busy);
    }

    [Fact]
    public async Task The_time_that_a_sender_takes_passes_as_the_hosts_own()
    {
        var pipe = new Pipe();
        using var call = new BodyCall(_budget, pipe.Reader.AsStream());
        var reading = call.ReadAsync();
        _time.Pass();
        (await reading.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System)).IsValid.ShouldBeFalse();
        call.Waited.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task What_bodies_took_is_not_given_back_in_full()
    {
        for (var length = 0; length < 20; length++)
        {
            using var call = new BodyCall(_budget, new MemoryStream(new byte[length * 300_000]));
            await call.ReadAsync();
        }

        _budget.Free.ShouldBe(RoomForTwo);
    }

    /// <summary>An announcement costs nothing, so it must not keep others out.</summary>
    [Fact]
    public async Task An_announced_body_takes_room_before_it_comes()
    {
        var pipe = new Pipe();
        using var lying = new BodyCall(_budget, pipe.Reader.AsStream());
        lying.Request.ContentLength = Limits.RequestBytesMax;
        var reading = lying.ReadAsync();
        _budget.Free.ShouldBe(RoomForTwo);
        await pipe.Writer.CompleteAsync();
        (await reading).Value!.Bytes.Length.ShouldBe(0);
    }

    static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 16; megabyte++)
                gzip.Write(zeros);
        }

        return packed.ToArray();
    }

    /// <summary>One request with a body.</summary>
    sealed class BodyCall : IDisposable
    {
        readonly BodyIntake _intake;

        public BodyCall(BodyBudget budget, Stream body)
        {
            var http = new DefaultHttpContext();
            http.Features.GetRequiredFeature<IHttpRequestFeature>().Protocol = HttpProtocol.Http11;
            http.Features.Set(_intake = budget.Begin());
            Request = http.Request;
            Request.ContentType = "application/json";
            Request.Body = body;
        }

        public HttpRequest Request { get; }

        public HttpResponse Response => Request.HttpContext.Response;

        public TimeSpan Waited => _intake.Waited;

        public async Task<Parsed<RequestBody>> ReadAsync() => await RequestBody.ReadAsync(Request, "application/json");

        public void Dispose() => _intake.Dispose();
    }
}

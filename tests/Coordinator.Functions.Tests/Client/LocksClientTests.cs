using System.Text.Json;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

public sealed class LocksClientTests(ApiFixture fixture) : ApiTest(fixture)
{
    static readonly LockOptions Short = new() { Lease = TimeSpan.FromSeconds(1) };

    CoordinatorClient Client => new(Http);

    [Fact]
    public async Task A_lock_is_held_by_two_or_by_none()
    {
        var (name, item) = (Fresh(), $"reports/{Fresh()}");
        await using (var held = await Client.Locks.AcquireAsync(name))
        {
            (await Client.Locks.TryAcquireAsync(name)).ShouldBeNull();
            (await Client.Locks.GetAsync(name)).Required.Owner.ShouldBe(held.Owner);
            await Client.Transaction().Put(item, new Account(1)).Under(held.Fence).CommitAsync();
            held.Lost.IsCancellationRequested.ShouldBeFalse();
        }

        await using var next = (await Client.Locks.TryAcquireAsync(name)).ShouldNotBeNull();
        await using var tx = Client.Begin();
        tx.Put(item, new Account(2));
        tx.Under(new FenceBody { Lock = name, Token = next.Token - 1 });
        var fenced = await Should.ThrowAsync<TransactionAbortedException>(() => tx.CommitAsync());
        fenced.Failures[0].Reason.ShouldBe(FailureReasons.Fenced);
    }

    [Fact]
    public async Task A_lock_is_lost_while_its_holder_works()
    {
        var name = Fresh();
        await using var held = await Client.Locks.AcquireAsync(name, Short);
        var first = (await Client.Locks.GetAsync(name)).Required.ExpiresAt;
        await Eventually.IsTrueAsync(async () =>
            (await Client.Locks.GetAsync(name)).Required.ExpiresAt > first + (2 * Short.Lease));
        held.Lost.IsCancellationRequested.ShouldBeFalse();
        (await Client.Locks.GetAsync(name)).Required.Token.ShouldBe(held.Token);
    }

    [Fact]
    public async Task Nobody_is_told_that_a_lock_is_lost()
    {
        var name = Fresh();
        using var line = new CutLine();
        using var http = new HttpClient(line) { BaseAddress = Fixture.Host.Address };
        await using var held = await new CoordinatorClient(http).Locks.AcquireAsync(name, Short);
        line.IsCut = true;
        await Eventually.IsTrueAsync(() => held.Lost.IsCancellationRequested);
        await using var next = await Client.Locks.AcquireAsync(name);
        next.Token.ShouldBeGreaterThan(held.Token);
    }

    /// <summary>The lock went to somebody else, by another token, while its holder was away.</summary>
    [Fact]
    public async Task A_lock_that_somebody_else_has_is_still_believed_in()
    {
        var name = Fresh();
        await using var held = await Client.Locks.AcquireAsync(name, Short with { Lease = TimeSpan.FromSeconds(2) });
        (await Client.Locks.ReleaseAsync(name, held.Token)).IsSuccess.ShouldBeTrue();
        await using var next = (await Client.Locks.TryAcquireAsync(name)).ShouldNotBeNull();
        await Eventually.IsTrueAsync(() => held.Lost.IsCancellationRequested);
        next.Lost.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task An_unforeseen_fault_keeps_a_lock_from_being_given_back()
    {
        var name = Fresh();
        using var line = new CutLine();
        using var http = new HttpClient(line) { BaseAddress = Fixture.Host.Address };
        var lease = Short with { Lease = TimeSpan.FromSeconds(3) };
        var held = await new CoordinatorClient(http).Locks.AcquireAsync(name, lease);
        line.GarblesRenewals = true;
        await Eventually.IsTrueAsync(() => held.Lost.IsCancellationRequested);
        await Should.ThrowAsync<JsonException>(() => held.DisposeAsync().AsTask());
        await using var next = (await Client.Locks.TryAcquireAsync(name)).ShouldNotBeNull("It was not given back.");
    }

    sealed class CutLine() : DelegatingHandler(new SocketsHttpHandler())
    {
        public bool IsCut { get; set; }

        public bool GarblesRenewals { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (IsCut)
                throw new HttpRequestException("The line is cut.");
            var response = await base.SendAsync(request, cancellationToken);
            if (GarblesRenewals && request.Method == HttpMethod.Put)
                response.Content = new StringContent("{", mediaType: new(WireMedia.Json));
            return response;
        }
    }
}

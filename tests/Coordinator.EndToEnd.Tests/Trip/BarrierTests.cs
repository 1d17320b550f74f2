using System.Net;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Local.Demo.Trip;
using Coordinator.Samples.Trip;
using Coordinator.Samples.Trip.Desks;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.EndToEnd.Tests.Trip;

/// <summary>T14, T15, T32: the participants of the sample keep the rules of a barrier. Else the demo would prove
/// nothing about sagas.</summary>
public sealed class BarrierTests(TripFixture fixture) : IClassFixture<TripFixture>
{
    static int _trips;

    [Fact]
    public async Task Requests_in_some_order_book_twice_or_leave_a_seat_behind()
    {
        foreach (var order in TripRequests.Orders(4))
        {
            var requests = NewTrip();
            var answers = await requests.SendAsync(order);
            var isClosed = false;
            var expected = order.Select(letter =>
            {
                isClosed |= letter == 'c';
                return letter == 'c' ? "200" : isClosed ? "409" : "201";
            });
            answers.ShouldBe(string.Join(' ', expected), order);
            var booking = await FindAsync(requests.Trip);
            var isBookedFirst = order[0] == 'b';
            (booking?.Booked ?? 0, booking?.Net ?? 0).ShouldBe((isBookedFirst ? 1 : 0, isClosed ? 0 : 1), order);
            if (!isBookedFirst)
                booking.ShouldBeNull(order);
        }
    }

    [Fact]
    public async Task Requests_at_the_same_time_book_twice_or_leave_a_seat_behind()
    {
        for (var round = 0; round < 20; round++)
        {
            var requests = NewTrip();
            var answers = await Task.WhenAll(
                requests.BookAsync(), requests.CancelAsync(), requests.BookAsync(), requests.CancelAsync());
            answers.ShouldAllBe(status => status == 200 || status == 201 || status == 409);
            var booking = await FindAsync(requests.Trip);
            (booking?.Net ?? 0).ShouldBe(0);
            (booking?.Booked ?? 0).ShouldBeLessThanOrEqualTo(1);
            (await requests.BookAsync()).ShouldBe(409);
        }
    }

    [Theory]
    [InlineData("well", "201 201", 1)]
    [InlineData("error", "500 201", 1)]
    [InlineData("lost", "0 201", 1)]
    [InlineData("late", "0 0", 0)]
    [InlineData("twice", "201 201", 1)]
    [InlineData("refuse", "409 409", 0)]
    public async Task A_participant_does_not_misbehave_as_it_was_asked(string behaviour, string answers, int booked)
    {
        var requests = NewTrip();
        var first = await requests.BookAsync(behaviour);
        var second = await requests.BookAsync(behaviour);
        $"{first} {second}".ShouldBe(answers);
        ((await FindAsync(requests.Trip))?.Booked ?? 0).ShouldBe(booked);
        await fixture.Participants.DeliverAsync();
        ((await FindAsync(requests.Trip))?.Booked ?? 0).ShouldBe(behaviour == "refuse" ? 0 : 1);
    }

    [Fact]
    public async Task A_request_that_arrives_after_its_compensation_is_let_in()
    {
        var requests = NewTrip();
        (await requests.BookAsync("late")).ShouldBe(0);
        (await requests.CancelAsync()).ShouldBe(200);
        var before = (await AirAsync()).LateRefused;
        var delivered = (await fixture.Participants.DeliverAsync()).Delivered;
        delivered.Single(delivery => delivery.Key == $"{requests.Trip}/seat/action").Status.ShouldBe(409);
        (await AirAsync()).LateRefused.ShouldBe(before + 1);
        (await FindAsync(requests.Trip)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_taken_and_what_is_free_do_not_make_up_what_there_is()
    {
        await NewTrip().SendAsync("bbc");
        await NewTrip().SendAsync("bb");
        foreach (var desk in (await fixture.Participants.AuditAsync()).Desks)
            (desk.Available + desk.Bookings.Sum(booking => booking.Net)).ShouldBe(desk.Capacity, desk.Desk);
    }

    [Fact]
    public async Task A_request_without_a_key_is_taken()
    {
        using var body = new StringContent("""{"trip":"t","who":"w"}""", null, "application/json");
        using var booked = await fixture.Http.PostAsync("air/seats", body);
        using var cancelled = await fixture.Http.DeleteAsync("air/seats/t");
        (booked.StatusCode, cancelled.StatusCode).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_request_without_a_signature_is_taken_where_one_is_asked_for()
    {
        var key = new byte[32];
        var options = new TripOptions(fixture.ConnectionString) { Port = 0, SigningKey = Convert.ToBase64String(key) };
        await using var service = await TripService.StartAsync(options, TimeProvider.System);
        using var http = new HttpClient { BaseAddress = service.Address };
        var requests = NewTrip(http);
        (await requests.CancelAsync()).ShouldBe(401);
        http.DefaultRequestHeaders.Add(
            RequestSignature.Header,
            RequestSignature.Sign(key, requests.SignedCancel, TimeProvider.System.GetUtcNow()));
        (await requests.CancelAsync()).ShouldBe(200);
        (await requests.BookAsync()).ShouldBe(401);
        // Captured, and sent for another trip.
        (await NewTrip(http).CancelAsync()).ShouldBe(401);
        (await new TripParticipants(http).AuditAsync()).Desks.Count.ShouldBe(3);
    }

    [Fact]
    public void The_definition_of_the_sample_is_refused()
    {
        var reading = DefinitionReader.Read(File.ReadAllBytes(Repository.PathOf("samples/trip/book-trip.json")));
        reading.Errors.ShouldBeEmpty();
        reading.Definition!.Steps.Select(step => step.Name)
            .ShouldBe(["seat", "room", "car", "pay", "approval", "tell"]);
    }

    TripRequests NewTrip(HttpClient? http = null) =>
        new(http ?? fixture.Http, $"barrier-{Interlocked.Increment(ref _trips)}");

    async Task<DeskAudit> AirAsync() => (await fixture.Participants.AuditAsync()).Desks.Single(d => d.Desk == "air");

    async Task<BookingAudit?> FindAsync(string trip) =>
        (await AirAsync()).Bookings.SingleOrDefault(booking => booking.Trip == trip);
}

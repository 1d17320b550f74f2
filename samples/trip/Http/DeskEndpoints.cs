using System.Net.Mime;
using Coordinator.Samples.Trip.Desks;
using Coordinator.Samples.Trip.Misbehaviour;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordinator.Samples.Trip.Http;

/// <summary>The routes of one desk: <c>POST</c> books, <c>DELETE</c> with the trip's id undoes it.</summary>
/// <param name="desk">The desk.</param>
/// <param name="mood">How requests are treated.</param>
/// <param name="held">Where requests are held up.</param>
/// <param name="time">The clock for what is slow.</param>
sealed class DeskEndpoints(Desk desk, Mood mood, HeldRequests held, TimeProvider time)
{
    /// <summary>Longer than a step of the sample waits.</summary>
    static readonly TimeSpan SlowFor = TimeSpan.FromSeconds(4);

    /// <summary>Adds the routes.</summary>
    public void MapTo(IEndpointRouteBuilder routes, string path)
    {
        routes.MapPost(path, (HttpContext http, BookingBody body) => BookAsync(http, body));
        routes.MapDelete($"{path}/{{trip}}", (HttpContext http, string trip) => CancelAsync(http, trip));
    }

    Task<IResult> BookAsync(HttpContext http, BookingBody body)
    {
        if (RequestKeys.Own(http.Request) is not { } key)
            return Task.FromResult(Results.BadRequest("Idempotency-Key is missing or no key."));
        var booking = new Booking(key, body.Trip, body.Who);
        var behaviour = mood.Next(key, body.Behave);
        return behaviour == Behaviour.Refuse
            ? AnswerAsync(() => desk.RefuseAsync(booking))
            : TreatAsync(http, behaviour, new HeldRequest(desk.Name, key, () => desk.BookAsync(booking)));
    }

    Task<IResult> CancelAsync(HttpContext http, string trip)
    {
        if (RequestKeys.Own(http.Request) is not { } key || RequestKeys.Closed(http.Request) is not { } closed)
            return Task.FromResult(Results.BadRequest("Idempotency-Key or Coordinator-Closes is missing or no key."));
        var cancellation = new Cancellation(key, closed, trip);
        var request = new HeldRequest(desk.Name, key, () => desk.CancelAsync(cancellation));
        return TreatAsync(http, mood.Next(key, asked: null), request);
    }

    async Task<IResult> TreatAsync(HttpContext http, Behaviour behaviour, HeldRequest request)
    {
        switch (behaviour)
        {
            case Behaviour.Error:
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            case Behaviour.Late:
                held.Add(request);
                http.Abort();
                return Results.Empty;
            case Behaviour.Lost:
                await request.Work();
                http.Abort();
                return Results.Empty;
            case Behaviour.Slow:
                await request.Work();
                await WaitAsync(http);
                return Results.Empty;
            case Behaviour.Twice:
                held.Add(request);
                return await AnswerAsync(request.Work);
            default:
                return await AnswerAsync(request.Work);
        }
    }

    async Task WaitAsync(HttpContext http)
    {
        try
        {
            await Task.Delay(SlowFor, time, http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller's patience has ended first, as it should.
        }

        http.Abort();
    }

    static async Task<IResult> AnswerAsync(Func<Task<DeskAnswer>> work)
    {
        var answer = await work();
        return Results.Text(answer.Body, MediaTypeNames.Application.Json, statusCode: answer.Status);
    }
}

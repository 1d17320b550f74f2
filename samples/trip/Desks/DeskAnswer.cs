using System.Text.Json;

namespace Coordinator.Samples.Trip.Desks;

/// <summary>What a desk answers; the same for every request of one key.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON.</param>
sealed record DeskAnswer(int Status, string Body)
{
    const int CreatedStatus = 201;
    const int Ok = 200;
    const int Conflict = 409;
    const int Unavailable = 503;

    /// <summary>Booked.</summary>
    public static DeskAnswer Created(string trip, long number) => new(CreatedStatus, Json(new { id = trip, number }));

    /// <summary>Undone, or there was nothing to undo: both are a success.</summary>
    public static DeskAnswer Cancelled(bool undone) => new(Ok, Json(new { undone }));

    /// <summary>Not done, now or ever.</summary>
    public static DeskAnswer Refused(string reason) => new(Conflict, Json(new { reason }));

    /// <summary>Nothing is known to have happened; ask again.</summary>
    public static DeskAnswer Busy { get; } = new(Unavailable, Json(new { reason = "busy" }));

    static string Json(object body) => JsonSerializer.Serialize(body);
}

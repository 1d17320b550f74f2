using System.Text.Json.Serialization;

namespace Coordinator.Samples.Trip.Misbehaviour;

/// <summary>How a participant, or the network before it, treats a request.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Behaviour>))]
public enum Behaviour
{
    /// <summary>It works and answers.</summary>
    [JsonStringEnumMemberName("well")]
    Well,

    /// <summary>It works, and answers later than anybody waits.</summary>
    [JsonStringEnumMemberName("slow")]
    Slow,

    /// <summary>It answers 500 and has done nothing.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>It works, and the answer is lost with the connection.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,

    /// <summary>The request is held up on its way, and arrives when deliveries are asked for.</summary>
    [JsonStringEnumMemberName("late")]
    Late,

    /// <summary>It works and answers, and a copy of the request arrives when deliveries are asked for.</summary>
    [JsonStringEnumMemberName("twice")]
    Twice,

    /// <summary>It refuses for a reason of its trade; never a cancellation.</summary>
    [JsonStringEnumMemberName("refuse")]
    Refuse,
}

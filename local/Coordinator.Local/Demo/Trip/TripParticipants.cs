using System.Net.Http.Json;
using Coordinator.Samples.Trip.Http;
using Coordinator.Samples.Trip.Misbehaviour;

namespace Coordinator.Local.Demo.Trip;

/// <summary>What the demo asks of the participants, beside the saga: their books, and to misbehave.</summary>
/// <param name="http">Its base address is that of the participants.</param>
public sealed class TripParticipants(HttpClient http)
{
    /// <summary>What they have done.</summary>
    /// <exception cref="HttpRequestException">They do not answer.</exception>
    public async Task<TripAudit> AuditAsync(CancellationToken stop = default) =>
        (await http.GetFromJsonAsync<TripAudit>("audit", stop))!;

    /// <summary>How they treat requests that do not say it themselves.</summary>
    /// <exception cref="HttpRequestException">They do not answer, or refuse it.</exception>
    public async Task SetAsync(Chances chances, CancellationToken stop = default)
    {
        using var answer = await http.PutAsJsonAsync("misbehaviour", chances, stop);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Lets arrive what is held up.</summary>
    /// <exception cref="HttpRequestException">They do not answer.</exception>
    public async Task<Deliveries> DeliverAsync(CancellationToken stop = default)
    {
        using var answer = await http.PostAsync("deliveries", content: null, stop);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Deliveries>(stop))!;
    }
}

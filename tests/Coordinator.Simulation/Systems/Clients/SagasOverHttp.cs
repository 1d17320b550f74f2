using System.Globalization;
using Coordinator.Simulation.Systems.Http;

namespace Coordinator.Simulation.Systems.Clients;

/// <summary>
/// Clients start sagas: two steps that count and leave a mark, a wait for an approval, which may not come, and a last
/// step that may be refused. Each ends completed, with all of it done once, or compensated, with nothing left.
/// </summary>
sealed class SagasOverHttp(SystemWorld world) : IClientWorkload
{
    const string Definition =
        """
        {"steps":[
          {"name":"seat",
           "transaction":{"operations":[
             {"op":"add","item":"counters/seat","path":"/n","by":1},
             {"op":"put","item":"marks/${saga.id}.seat","value":{"is":1},"if":{"exists":false}}]},
           "compensate":{"transaction":{"operations":[
             {"op":"add","item":"counters/seat","path":"/n","by":-1},
             {"op":"delete","item":"marks/${saga.id}.seat","if":{"exists":true}}]}}},
          {"name":"room",
           "transaction":{"operations":[
             {"op":"add","item":"counters/room","path":"/n","by":1},
             {"op":"put","item":"marks/${saga.id}.room","value":{"is":1},"if":{"exists":false}}]},
           "compensate":{"transaction":{"operations":[
             {"op":"add","item":"counters/room","path":"/n","by":-1},
             {"op":"delete","item":"marks/${saga.id}.room","if":{"exists":true}}]}}},
          {"name":"approved","wait":{"event":"approved","timeoutMs":4000}},
          {"name":"pay",
           "transaction":{"operations":[
             {"op":"check","item":"flags/${input.flag}","if":{"exists":true}},
             {"op":"put","item":"marks/${saga.id}.pay","value":{"is":1},"if":{"exists":false}}]}}]}
        """;

    static readonly string[] Marks = ["seat", "room", "pay"];

    readonly List<string> _sagas = [];

    /// <inheritdoc />
    public async Task PrepareAsync(SystemClient client)
    {
        foreach (var (target, json) in new[]
        {
            ("/api/items/counters/seat", """{"n":0}"""), ("/api/items/counters/room", """{"n":0}"""),
            ("/api/items/flags/up", """{"is":1}"""), ("/api/sagas/definitions/trip", Definition),
        })
        {
            var reply = await client.InsistAsync(new HttpAsk("PUT", target, json));
            if (!reply.IsGood)
                throw world.Failure($"PUT {target} was answered {reply}");
        }
    }

    /// <inheritdoc />
    public async Task StepAsync(SystemClient client)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"saga{_sagas.Count}");
        var flag = client.Random.Next(4) == 0 ? "down" : "up";
        // Whoever does not insist does not know whether there is such a saga.
        _sagas.Add(id);
        var reply = await client.InsistAsync(new HttpAsk(
            "POST", "/api/sagas", $$$"""{"definition":"trip","id":"{{{id}}}","input":{"flag":"{{{flag}}}"}}"""));
        if (reply.Status is not (200 or 202))
            throw world.Failure($"the start of {id} was answered {reply}");
        await client.PauseAsync(TimeSpan.FromSeconds(2 * client.Random.NextDouble()));
        if (client.Random.Next(4) > 0)
            await client.AskAsync(new HttpAsk("POST", $"/api/sagas/{id}/events/approved", "{}"));
    }

    /// <inheritdoc />
    public async Task<bool> HasEndedAsync(SystemClient client)
    {
        var haveEnded = true;
        foreach (var id in _sagas)
        {
            var (state, steps) = await FindAsync(client, id);
            haveEnded &= state is "completed" or "compensated";
            if (state != "stuck")
                continue;
            // As an operator does when storage is back.
            foreach (var step in steps)
                await client.AskAsync(new HttpAsk("POST", $"/api/sagas/{id}/steps/{step}/retry"));
        }

        return haveEnded;
    }

    /// <inheritdoc />
    public async Task RequireKeptAsync(SystemClient client)
    {
        foreach (var id in _sagas)
        {
            var (state, _) = await FindAsync(client, id);
            var isCompleted = state == "completed";
            world.Counts.SagasCompleted += isCompleted ? 1 : 0;
            world.Counts.SagasCompensated += isCompleted ? 0 : 1;
            foreach (var mark in Marks)
            {
                var reply = await client.InsistAsync(new HttpAsk("GET", $"/api/items/marks/{id}.{mark}"));
                if ((reply.Status == 200) != isCompleted)
                    throw world.Failure($"{id} is {state}, but its mark of {mark} is {reply}");
            }
        }

        foreach (var counter in new[] { "seat", "room" })
        {
            var reply = await client.InsistAsync(new HttpAsk("GET", $"/api/items/counters/{counter}"));
            var count = reply.Json().GetProperty("n").GetInt64();
            if (count != world.Counts.SagasCompleted)
                throw world.Failure($"{world.Counts.SagasCompleted} sagas are completed, but {counter} counts {count}");
        }
    }

    static async Task<(string State, List<string> Stuck)> FindAsync(SystemClient client, string id)
    {
        var reply = await client.InsistAsync(new HttpAsk("GET", $"/api/sagas/{id}"));
        if (reply.Status != 200)
            throw client.World.Failure($"{id} was accepted, and now is {reply}");
        var saga = reply.Json();
        return (
            saga.GetProperty("state").GetString()!,
            [.. saga.GetProperty("steps").EnumerateArray()
                .Where(step => step.GetProperty("state").GetString() == "stuck")
                .Select(step => step.GetProperty("name").GetString()!)]);
    }
}

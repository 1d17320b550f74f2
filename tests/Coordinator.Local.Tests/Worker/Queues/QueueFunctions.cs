using System.Globalization;
using Azure.Storage.Queues.Models;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Tests.Worker.Queues;

public static class QueueFunctions
{
    public sealed record Order(string Id, int Amount);

    public sealed record Sent(
        [property: HttpResult] IActionResult Answer,
        [property: QueueOutput("%Test:Queue%", Connection = "Test:Connection")] IReadOnlyList<Order> Orders,
        [property: QueueOutput("%Test:Queue%", Connection = "Test:Connection")] string? Nothing);

    public sealed class Text(Journal journal)
    {
        [Function("Text")]
        public void Run(
            [QueueTrigger("%Test:Queue%", Connection = "Test:Connection")] string text, long dequeueCount, string id)
            => journal.Write($"{text} {dequeueCount.ToString(CultureInfo.InvariantCulture)} {id.Length > 0}");
    }

    public sealed class Bytes(Journal journal)
    {
        [Function("Bytes")]
        public void Run([QueueTrigger("%Test:Queue%", Connection = "Test:Connection")] byte[] bytes)
            => journal.Write(Convert.ToHexString(bytes));
    }

    public sealed class Binary(Journal journal)
    {
        [Function("Binary")]
        public void Run([QueueTrigger("%Test:Queue%", Connection = "Test:Connection")] BinaryData data)
            => journal.Write(Convert.ToHexString(data));
    }

    public sealed class Whole(Journal journal)
    {
        [Function("Whole")]
        public void Run([QueueTrigger("%Test:Queue%", Connection = "Test:Connection")] QueueMessage message)
            => journal.Write($"{message.MessageText} {message.DequeueCount}");
    }

    public sealed class Json(Journal journal)
    {
        [Function("Json")]
        public void Run([QueueTrigger("%Test:Queue%", Connection = "Test:Connection")] Order order)
            => journal.Write(order.ToString());
    }

    /// <summary>The default connection.</summary>
    public sealed class Default(Journal journal)
    {
        [Function("Default")]
        public void Run([QueueTrigger("%Test:Queue%")] string text) => journal.Write(text);
    }

    /// <summary>Fails so many times, a message, as its text says.</summary>
    public sealed class Failing(Journal journal)
    {
        [Function("Failing")]
        public void Run([QueueTrigger("%Test:Queue%", Connection = "Test:Connection")] int failures, int dequeueCount)
        {
            journal.Write(dequeueCount <= failures ? "failed" : "done");
            if (dequeueCount <= failures)
                throw new InvalidOperationException($"try {dequeueCount}");
        }
    }

    public sealed class Held(Journal journal, Gate gate)
    {
        [Function("Held")]
        public async Task RunAsync(
            [QueueTrigger("%Test:Queue%", Connection = "Test:Connection")] string text, CancellationToken cancellation)
        {
            journal.Write($"in {text}");
            await gate.WaitAsync(cancellation);
            journal.Write($"out {text}");
        }
    }

    public static class Sending
    {
        [Function("SendResult")]
        [QueueOutput("%Test:Queue%", Connection = "Test:Connection")]
        public static string Result([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => "grüß";

        [Function("SendParts")]
        public static Task<Sent> PartsAsync([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
            => Task.FromResult(new Sent(new AcceptedResult(), [new Order("a", 1), new Order("b", 2)], null));
    }
}

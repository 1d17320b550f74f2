using System.Text;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Runtime.Durable.Messages;

/// <summary>
/// Sends messages. What is for an instance goes to the queue already leased by this host when its engine has room, and
/// is handed over in memory: nobody has to poll for it, and after a crash it is there all the same.
/// </summary>
sealed class Messenger(IHubStorage storage, ChunkStore chunks, HubSettings settings, TimeProvider time)
{
    /// <summary>Takes what this host has sent to itself; null while no engine runs here.</summary>
    public IMessageTaker? Taker { get; set; }

    /// <summary>Sends a message to the instance that it names.</summary>
    /// <param name="message">What it says.</param>
    /// <param name="delay">After which time it is to arrive.</param>
    public async Task SendAsync(HubMessage message, TimeSpan delay = default)
    {
        if (delay <= TimeSpan.Zero && Taker is { HasRoom: true } taker)
        {
            var filled = await FillAsync(message);
            taker.Take(await SendHiddenAsync(filled, settings.Lease));
            return;
        }
        await SendHiddenAsync(message, delay);
    }

    /// <summary>Offers an activity to all hosts.</summary>
    /// <param name="message">Which.</param>
    public Task OfferAsync(HubMessage message) => storage.SendAsync(
        HubQueue.WorkItems, MessageText.Write(message), TimeSpan.Zero);

    /// <summary>
    /// Puts a copy of a message that nobody can handle where people find it, with a payload of its own.
    /// </summary>
    public async Task PoisonAsync(HubMessage message)
    {
        var copy = await LightenAsync(message with { PayloadChunks = null }, HubLimits.InlineLengthMax, "p");
        await storage.SendAsync(HubQueue.Poison, MessageText.Write(copy), TimeSpan.Zero);
    }

    /// <summary>Sends a message that shows later, and keeps its lease.</summary>
    /// <param name="message">What it says.</param>
    /// <param name="hiddenFor">After which time it shows.</param>
    public async Task<HeldMessage> SendHiddenAsync(HubMessage message, TimeSpan hiddenFor)
    {
        var light = await LightenAsync(message, HubLimits.MessageLengthMax);
        var hidden = HubLimits.Hidden(hiddenFor);
        var receipt = await storage.SendAsync(HubQueue.Control, MessageText.Write(light), hidden);
        var content = light with { Payload = message.Payload };
        return new HeldMessage(content, receipt, deliveries: 0, hidden, storage, time);
    }

    /// <summary>
    /// Puts a payload that is too long into chunks. They are named after the message, so twice does no harm.
    /// </summary>
    public async Task<HubMessage> LightenAsync(HubMessage message, int lengthMax, string prefix = "m")
    {
        if (message.Payload is not { } payload || payload.Length <= lengthMax)
            return message;
        if (message.PayloadChunks is not null)
            return message with { Payload = null };
        var name = $"{prefix}.{InstanceIds.ToKey(message.Id)}";
        var value = await chunks.WriteAsync(message.InstanceId, name, Encoding.UTF8.GetBytes(payload));
        return message with { Payload = null, PayloadChunks = value };
    }

    /// <summary>Puts the payload back into a message; its chunks are gone when it was handled before.</summary>
    public async Task<HubMessage> FillAsync(HubMessage message)
    {
        if (message.PayloadChunks is not { } list || message.Payload is not null)
            return message;
        try
        {
            var bytes = await chunks.ReadAsync(message.InstanceId, list);
            return message with { Payload = Encoding.UTF8.GetString(bytes) };
        }
        catch (InvalidDataException)
        {
            return message with { IsPayloadGone = true };
        }
    }

    /// <summary>Deletes the chunks of a message that was handled.</summary>
    public Task ForgetPayloadAsync(HubMessage message) => message.PayloadChunks is { } list
        ? chunks.DeleteAsync(message.InstanceId, list)
        : Task.CompletedTask;
}

using System.Collections;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Coordinator.Local.Runtime.Worker.Invocation;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>Sends results to one queue, which is made when it is missing.</summary>
sealed class QueueOutputWriter(QueueClient queue, QueueSettings settings) : IOutputWriter
{
    public async Task WriteAsync(object value, CancellationToken cancellation)
    {
        foreach (BinaryData body in BodiesOf(value))
        {
            string text = MessageEncoding.Encode(body, settings.IsBase64);
            try
            {
                await queue.SendMessageAsync(text, cancellation);
            }
            catch (RequestFailedException error) when (error.ErrorCode == "QueueNotFound")
            {
                await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
                await queue.SendMessageAsync(text, cancellation);
            }
        }
    }

    /// <summary>One body, or one for each element of a list. Null elements send nothing.</summary>
    static IEnumerable<BinaryData> BodiesOf(object value) => value switch
    {
        string or byte[] or BinaryData or IDictionary => [BodyOf(value)],
        IEnumerable list => list.OfType<object>().Select(BodyOf),
        _ => [BodyOf(value)],
    };

    static BinaryData BodyOf(object value) => value switch
    {
        string text => BinaryData.FromString(text),
        byte[] bytes => BinaryData.FromBytes(bytes),
        BinaryData data => data,
        _ => BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), MessageJson.Options)),
    };
}

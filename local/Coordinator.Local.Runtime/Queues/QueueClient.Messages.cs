using Azure.Storage.Queues.Models;

namespace Azure.Storage.Queues;

/// <content>Sending, receiving, and what one does with a received message.</content>
public partial class QueueClient
{
    /// <summary>Sends a text.</summary>
    /// <param name="messageText">The text.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="RequestFailedException">404 QueueNotFound: there is no such queue.</exception>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(string messageText) =>
        SendMessageAsync(messageText, null, null, CancellationToken.None);

    /// <summary>Sends a text.</summary>
    /// <param name="messageText">The text.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be sent all the same.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="RequestFailedException">404 QueueNotFound: there is no such queue.</exception>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(
        string messageText, CancellationToken cancellationToken = default) =>
        SendMessageAsync(messageText, null, null, cancellationToken);

    /// <summary>Sends a text.</summary>
    /// <param name="messageText">The text.</param>
    /// <param name="visibilityTimeout">How long it stays hidden at first; not at all by default.</param>
    /// <param name="timeToLive">How long the service keeps it; 7 days by default, -1 second for ever.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be sent all the same.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="RequestFailedException">404 QueueNotFound: there is no such queue.</exception>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(
        string messageText,
        TimeSpan? visibilityTimeout = null,
        TimeSpan? timeToLive = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageText);
        return SendMessageAsync(
            BinaryData.FromString(messageText), visibilityTimeout, timeToLive, cancellationToken);
    }

    /// <summary>Sends bytes.</summary>
    /// <param name="message">The bytes; without Base64 they must be UTF-8 text.</param>
    /// <param name="visibilityTimeout">How long it stays hidden at first; not at all by default.</param>
    /// <param name="timeToLive">How long the service keeps it; 7 days by default, -1 second for ever.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be sent all the same.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="RequestFailedException">404 QueueNotFound: there is no such queue.</exception>
    public virtual async Task<Response<SendReceipt>> SendMessageAsync(
        BinaryData message,
        TimeSpan? visibilityTimeout = null,
        TimeSpan? timeToLive = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var request = _requests.Send(QueueXml.Write(message, _encoding), visibilityTimeout, timeToLive);
        var response = await SendAsync(request, 201, cancellationToken);
        return Response.FromValue(QueueXml.ReadReceipt(response), response);
    }

    /// <summary>Takes one message, hiding it from others for a while.</summary>
    /// <param name="visibilityTimeout">How long; 30 seconds by default.</param>
    /// <param name="cancellationToken">Stops waiting; a message may be hidden all the same.</param>
    /// <returns>The message; its value is null when there is none.</returns>
    /// <exception cref="RequestFailedException">404 QueueNotFound: there is no such queue.</exception>
    public virtual async Task<Response<QueueMessage>> ReceiveMessageAsync(
        TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default)
    {
        var messages = await ReceiveMessagesAsync(1, visibilityTimeout, cancellationToken);
        return Response.FromValue(messages.Value.FirstOrDefault()!, messages.GetRawResponse());
    }

    /// <summary>Takes messages, hiding them from others for a while.</summary>
    /// <param name="maxMessages">At most so many, up to 32; one by default.</param>
    /// <param name="visibilityTimeout">How long they stay hidden; 30 seconds by default.</param>
    /// <param name="cancellationToken">Stops waiting; messages may be hidden all the same.</param>
    /// <returns>The messages; none is not an error.</returns>
    /// <exception cref="RequestFailedException">404 QueueNotFound: there is no such queue.</exception>
    /// <exception cref="FormatException">A message is not Base64 although it should be.</exception>
    public virtual async Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = null, TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default)
    {
        using var request = _requests.Receive(maxMessages, visibilityTimeout);
        var response = await SendAsync(request, 200, cancellationToken);
        return Response.FromValue(QueueXml.ReadMessages(response, _encoding), response);
    }

    /// <summary>Looks at messages without taking them.</summary>
    /// <param name="maxMessages">At most so many, up to 32; one by default.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The messages.</returns>
    /// <exception cref="RequestFailedException">404 QueueNotFound: there is no such queue.</exception>
    public virtual async Task<Response<PeekedMessage[]>> PeekMessagesAsync(
        int? maxMessages = null, CancellationToken cancellationToken = default)
    {
        using var request = _requests.Peek(maxMessages);
        var response = await SendAsync(request, 200, cancellationToken);
        return Response.FromValue(QueueXml.ReadPeeked(response, _encoding), response);
    }

    /// <summary>Prolongs or ends the lease of a received message, and may change its text.</summary>
    /// <param name="messageId">The message's id.</param>
    /// <param name="popReceipt">The receipt of the lease.</param>
    /// <param name="messageText">The new text; null keeps the old one.</param>
    /// <param name="visibilityTimeout">How long it stays hidden from now on; zero shows it at once.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be changed all the same.</param>
    /// <returns>The new lease; the old receipt is stale.</returns>
    /// <exception cref="RequestFailedException">
    /// 404 MessageNotFound, or 400 PopReceiptMismatch on Azurite: the lease is lost.
    /// </exception>
    public virtual Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId,
        string popReceipt,
        string? messageText = null,
        TimeSpan visibilityTimeout = default,
        CancellationToken cancellationToken = default) =>
        UpdateMessageAsync(
            messageId,
            popReceipt,
            messageText is null ? null : BinaryData.FromString(messageText),
            visibilityTimeout,
            cancellationToken);

    /// <summary>Prolongs or ends the lease of a received message, and may change its body.</summary>
    /// <param name="messageId">The message's id.</param>
    /// <param name="popReceipt">The receipt of the lease.</param>
    /// <param name="message">The new body; null keeps the old one.</param>
    /// <param name="visibilityTimeout">How long it stays hidden from now on; zero shows it at once.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be changed all the same.</param>
    /// <returns>The new lease; the old receipt is stale.</returns>
    /// <exception cref="RequestFailedException">
    /// 404 MessageNotFound, or 400 PopReceiptMismatch on Azurite: the lease is lost.
    /// </exception>
    public virtual async Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId,
        string popReceipt,
        BinaryData? message,
        TimeSpan visibilityTimeout = default,
        CancellationToken cancellationToken = default)
    {
        var xml = message is null ? default(ReadOnlyMemory<byte>?) : QueueXml.Write(message, _encoding);
        using var request = _requests.Update(messageId, popReceipt, xml, visibilityTimeout);
        var response = await SendAsync(request, 204, cancellationToken);
        var visible = QueueXml.ReadDate(Header(response, "x-ms-time-next-visible"));
        return Response.FromValue(new UpdateReceipt(Header(response, "x-ms-popreceipt"), visible), response);
    }

    /// <summary>Deletes a received message: its work is done.</summary>
    /// <param name="messageId">The message's id.</param>
    /// <param name="popReceipt">The receipt of the lease.</param>
    /// <param name="cancellationToken">Stops waiting; the message may be deleted all the same.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="RequestFailedException">
    /// 404 MessageNotFound, or 400 PopReceiptMismatch on Azurite: the lease is lost.
    /// </exception>
    public virtual async Task<Response> DeleteMessageAsync(
        string messageId, string popReceipt, CancellationToken cancellationToken = default)
    {
        using var request = _requests.DeleteMessage(messageId, popReceipt);
        return await SendAsync(request, 204, cancellationToken);
    }

    static string Header(Response response, string name) => response.Headers.TryGetValue(name, out var value)
        ? value
        : throw new RequestFailedException(0, $"The service's answer lacks the header {name}.");
}

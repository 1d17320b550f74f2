namespace Azure.Data.Tables;

/// <content>Entity group transactions.</content>
public partial class TableClient
{
    /// <summary>
    /// Does all actions or none: an entity group transaction. At most 100 actions and 4 MiB, on rows of one
    /// partition, each row once.
    /// </summary>
    /// <param name="transactionActions">The actions.</param>
    /// <param name="cancellationToken">Stops waiting; the transaction may be done all the same.</param>
    /// <returns>An answer for each action, in order; the headers of inserts and updates have the new ETag.</returns>
    /// <exception cref="InvalidOperationException">There are no actions.</exception>
    /// <exception cref="TableTransactionFailedException">One action was refused, hence all; it says which.</exception>
    /// <exception cref="RequestFailedException">
    /// The transaction as a whole was refused, or the outcome is unknown.
    /// </exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var content = TransactionContent.Create(_resource, transactionActions);
        using var message = _requests.Submit(content);
        await _pipeline.SendAsync(message, cancellationToken);
        var response = message.Response;
        if (response.Status != 202)
            throw new RequestFailedException(response);

        var parts = TransactionAnswer.Parse(response.Content.ToMemory(), content.Count);
        if (parts.FirstOrDefault(part => part.IsError) is { } refused)
            throw Refusal(refused);
        // Fewer answers than actions would make success of what is unknown.
        return parts.Count == content.Count
            ? Response.FromValue<IReadOnlyList<Response>>(parts, response)
            : throw new RequestFailedException(
                0, $"The service answered {parts.Count} of {content.Count} actions; the outcome is unknown.");
    }

    static RequestFailedException Refusal(Response part)
    {
        var error = new RequestFailedException(part, null, TableErrorParser.Instance);
        return TableTransactionFailedException.IndexIn(error.Message) is null
            ? error
            : new TableTransactionFailedException(error);
    }
}

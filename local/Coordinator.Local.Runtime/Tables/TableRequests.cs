using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Makes the requests to the table service; one a call, no logic beyond the protocol's.</summary>
sealed class TableRequests(HttpPipeline pipeline, TableResource resource, string version)
{
    internal const string AcceptJson = "application/json;odata=minimalmetadata";
    internal const string SendsJson = "application/json";
    internal const string ProtocolVersion = "3.0";

    static readonly byte[] TableNameProperty = Encoding.UTF8.GetBytes("{\"TableName\":");

    /// <summary>Creates the table.</summary>
    public HttpMessage CreateTable() => WithBody(
        Message(RequestMethod.Post, resource.Tables),
        (byte[])[.. TableNameProperty, .. JsonSerializer.SerializeToUtf8Bytes(resource.Table), (byte)'}'],
        returnsNothing: true);

    /// <summary>Deletes the table.</summary>
    public HttpMessage DeleteTable() => Message(RequestMethod.Delete, resource.TableItself);

    /// <summary>Inserts a row that must not exist.</summary>
    public HttpMessage Insert(ITableEntity entity) => WithBody(
        Message(RequestMethod.Post, resource.Rows), EntityWriter.ToJson(entity), returnsNothing: true);

    /// <summary>Changes a row: with a condition it must exist, without one it is inserted when it does not.</summary>
    public HttpMessage Change(ITableEntity entity, TableUpdateMode mode, ETag condition)
    {
        var method = mode == TableUpdateMode.Merge ? RequestMethod.Patch : RequestMethod.Put;
        var message = Message(method, resource.Row(entity.PartitionKey, entity.RowKey));
        if (condition != default)
            message.Request.Headers.Add(HttpHeader.Names.IfMatch, condition.ToString("H"));
        return WithBody(message, EntityWriter.ToJson(entity), returnsNothing: false);
    }

    /// <summary>Deletes a row, of any version if there is no condition.</summary>
    public HttpMessage Delete(string partitionKey, string rowKey, ETag condition)
    {
        var message = Message(RequestMethod.Delete, resource.Row(partitionKey, rowKey));
        message.Request.Headers.Add(
            HttpHeader.Names.IfMatch, (condition == default ? ETag.All : condition).ToString("H"));
        return message;
    }

    /// <summary>Reads a row.</summary>
    public HttpMessage Get(string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        var address = resource.Row(partitionKey, rowKey);
        return Message(RequestMethod.Get, Joined(select) is { } properties
            ? $"{address}?$select={Uri.EscapeDataString(properties)}"
            : address);
    }

    /// <summary>Reads one page of rows.</summary>
    public HttpMessage Query(string? filter, IEnumerable<string>? select, int? top, RowContinuation continuation) =>
        Message(RequestMethod.Get, resource.Query(filter, Joined(select), top, continuation));

    /// <summary>Sends a transaction.</summary>
    public HttpMessage Submit(TransactionContent content)
    {
        var message = Message(RequestMethod.Post, resource.Batch);
        message.Request.Headers.Add(HttpHeader.Names.ContentType, TransactionContent.ContentType);
        message.Request.Content = RequestContent.Create(content.Body);
        return message;
    }

    HttpMessage Message(RequestMethod method, string address)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(address));
        request.Headers.Add("x-ms-version", version);
        request.Headers.Add("DataServiceVersion", ProtocolVersion);
        request.Headers.Add(HttpHeader.Names.Accept, AcceptJson);
        return message;
    }

    static HttpMessage WithBody(HttpMessage message, ReadOnlyMemory<byte> json, bool returnsNothing)
    {
        if (returnsNothing)
            message.Request.Headers.Add("Prefer", "return-no-content");
        message.Request.Headers.Add(HttpHeader.Names.ContentType, SendsJson);
        message.Request.Content = RequestContent.Create(json);
        return message;
    }

    static string? Joined(IEnumerable<string>? select)
    {
        var joined = select is null ? "" : string.Join(',', select);
        return joined.Length == 0 ? null : joined;
    }
}

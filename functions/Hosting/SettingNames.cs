namespace Coordinator.Functions.Hosting;

/// <summary>Names of settings; in an environment variable <c>__</c> stands for the colon.</summary>
static class SettingNames
{
    /// <summary>The storage accounts: <c>Coordinator:Stores:0:Name</c> and so on.</summary>
    public const string Stores = "Coordinator:Stores";

    /// <summary>Names of the stores with the placement register; the first store when absent.</summary>
    public const string ControlStores = "Coordinator:ControlStores";

    /// <summary>The number of slots.</summary>
    public const string Slots = "Coordinator:Slots";

    /// <summary>The number of shards of a new deployment.</summary>
    public const string Shards = "Coordinator:Shards";

    /// <summary>Copies of each slot.</summary>
    public const string ReplicationFactor = "Coordinator:ReplicationFactor";

    /// <summary>
    /// Collections with a replication factor of their own: <c>Coordinator:ShardClasses:0:Name</c>, <c>:Slots</c>,
    /// <c>:Shards</c>, <c>:ReplicationFactor</c>, <c>:Collections:0</c> and so on.
    /// </summary>
    public const string ShardClasses = "Coordinator:ShardClasses";

    /// <summary>
    /// Customers of the deployment, apart from each other: <c>Coordinator:Tenants:0:Name</c>; <c>:Keys:0</c>, digests
    /// of function keys; <c>:Clients:0</c>, ids of applications or users; <c>:AllowedHosts:0</c>, those of
    /// <see cref="AllowedHosts"/> that it may call; <c>:RequestsPerSecond</c>.
    /// </summary>
    public const string Tenants = "Coordinator:Tenants";

    /// <summary>Whether App Service authentication says who calls; false when absent.</summary>
    public const string AccessPlatform = "Coordinator:Access:Platform";

    /// <summary>What App Service sets to True for an app that its authentication stands in front of.</summary>
    public const string PlatformAuthentication = "WEBSITE_AUTH_ENABLED";

    /// <summary>
    /// Whose access tokens say who calls: an address with <c>/.well-known/openid-configuration</c> below it.
    /// </summary>
    public const string AccessAuthority = "Coordinator:Access:Authority";

    /// <summary>For whom those tokens must be: their claim <c>aud</c>.</summary>
    public const string AccessAudience = "Coordinator:Access:Audience";

    /// <summary>Digests of the operators' keys: SHA-256, 64 lower-case hexadecimal digits each.</summary>
    public const string OperatorKeys = "Coordinator:Access:OperatorKeys";

    /// <summary>The operator's key of a host that runs without the Functions host.</summary>
    public const string LocalOperatorKey = "Host:Keys:Admin";

    /// <summary>What one caller may send a second; 0 for no limit, which it is when absent.</summary>
    public const string RequestsPerSecondPerCaller = "Coordinator:Limits:RequestsPerSecondPerCaller";

    /// <summary>What one address may send a second to routes that ask for no key; 0 for no limit, else 200.</summary>
    public const string RequestsPerSecondPerAddress = "Coordinator:Limits:RequestsPerSecondPerAddress";

    /// <summary>So many requests a host serves at once at most; 0 for no limit, 512 when absent.</summary>
    public const string ConcurrentRequests = "Coordinator:Limits:ConcurrentRequests";

    /// <summary>
    /// A request that takes longer counts as a sign of too much to do, upon which the host takes fewer at once; in
    /// milliseconds, 3000 when absent.
    /// </summary>
    public const string SlowAfterMs = "Coordinator:Limits:SlowAfterMs";

    /// <summary>So many transactions may be at work on one slot at once; 0 for no limit, 64 when absent.</summary>
    public const string ConcurrentPerSlot = "Coordinator:Limits:ConcurrentPerSlot";

    /// <summary>Bytes of bodies that a host keeps at once; 64 MiB when absent.</summary>
    public const string BodyBytes = "Coordinator:Limits:BodyBytes";

    /// <summary>So long may a body take to arrive; in milliseconds, 30000 when absent.</summary>
    public const string BodyTimeoutMs = "Coordinator:Limits:BodyTimeoutMs";

    /// <summary>Whether a store that is lost is dropped, and replaced, without an operator; true when absent.</summary>
    public const string FailoverAutomatic = "Coordinator:Failover:Automatic";

    /// <summary>So long must a store be silent before it is dropped; in milliseconds.</summary>
    public const string FailoverAfterMs = "Coordinator:Failover:AfterMs";

    /// <summary>So long may a shard have too few replicas before another store joins it; in milliseconds.</summary>
    public const string RejoinAfterMs = "Coordinator:Failover:RejoinAfterMs";

    /// <summary>When a request to storage, with its repetitions, counts as not answered; in milliseconds.</summary>
    public const string RequestTimeoutMs = "Coordinator:RequestTimeoutMs";

    /// <summary>Whether operators may break things on purpose: true or false, which it is when absent.</summary>
    public const string DrillsEnabled = "Coordinator:Drills:Enabled";

    /// <summary>Timings of the protocols, by the names of <see cref="Core.CoordinatorOptions"/>.</summary>
    public const string Timings = "Coordinator:Timings";

    /// <summary>
    /// When open attempts are looked for (NCRONTAB). Without a colon: what starts instances in Azure looks up the names
    /// in triggers as they stand, and finds no setting of a section.
    /// </summary>
    public const string SweepSchedule = "SWEEP_SCHEDULE";

    /// <summary>When garbage is removed (NCRONTAB); without a colon, like <see cref="SweepSchedule"/>.</summary>
    public const string CleanUpSchedule = "CLEANUP_SCHEDULE";

    /// <summary>The hosts that sagas may call: <c>host</c> or <c>host:port</c>; none when absent.</summary>
    public const string AllowedHosts = "Coordinator:Outgoing:AllowedHosts";

    /// <summary>
    /// The key of the header <c>Coordinator-Signature</c>, base64 of at least 32 bytes; no header when absent.
    /// </summary>
    public const string SigningKey = "Coordinator:Outgoing:SigningKey";

    /// <summary>
    /// The connection of the queue trigger: a connection string, or a section with <c>queueServiceUri</c>. It must lead
    /// to the control store; a host whose control store has a connection string takes that one by itself.
    /// </summary>
    public const string QueueConnection = "CoordinatorQueue";

    /// <summary>
    /// The name of the orchestrations' hub: 3-45 letters and digits; deployments that share an account need one each.
    /// Named by host.json.
    /// </summary>
    public const string TaskHub = "TASKHUB_NAME";

    /// <summary>
    /// The connection of the orchestrations' hub, and of what else the Functions host keeps: named by host.json. A host
    /// whose control store has a connection string takes that one by itself.
    /// </summary>
    public const string HubConnection = "AzureWebJobsStorage";

    /// <summary>
    /// Where telemetry goes: a connection string of Application Insights, none when absent. The Functions host reads it
    /// as well.
    /// </summary>
    public const string InsightsConnection = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>
    /// Who writes telemetry: <c>ClientId=…;Authorization=AAD</c>, the managed identity with that client id; whoever
    /// has the connection string when absent. The Functions host reads it as well.
    /// </summary>
    public const string InsightsAuthentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>
    /// Where a collector takes telemetry by OTLP; none when absent. OpenTelemetry's own name, as are those of headers
    /// and protocol, which the exporter reads by itself.
    /// </summary>
    public const string CollectorAddress = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>What is written to the console: <c>traces</c>, <c>metrics</c> or both; nothing when absent.</summary>
    public const string TelemetryConsole = "Coordinator:Telemetry:Console";
}

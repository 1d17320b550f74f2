using Coordinator.Core.Records;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Stores;

namespace Coordinator.Storage.Tests.Conformance;

public sealed class SimulatedRecordsTests : RecordConformance
{
    readonly FaultingRecords _records = new(new SimulatedRecords());

    protected override Task<IRecordStore> CreateAsync() => Task.FromResult<IRecordStore>(_records);

    protected override void FailNext(Fault fault) => _records.Next = fault;
}

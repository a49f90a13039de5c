"""Sends a folder with one DICOM series to a running SecondRead service and keeps what comes back.

    python -m grpc_tools.protoc -I inference/api/src/main/protobuf --python_out=stubs --grpc_python_out=stubs \\
        inference/api/src/main/protobuf/secondread/v1/*.proto
    PYTHONPATH=stubs python docs/examples/analyze.py 127.0.0.1:8500 SERIES_FOLDER RESULT_FOLDER
"""

import sys
from pathlib import Path

import grpc
from secondread.v1 import analysis_pb2 as pb
from secondread.v1 import analysis_pb2_grpc, models_pb2

CHUNK_BYTES = 512 * 1024


def upload(folder: Path):
    """The header, then every file as begin, chunks, end; that the iterator ends says that the series is complete."""
    yield pb.AnalyzeSeriesRequest(header=pb.SeriesHeader(models=[models_pb2.ModelReference(name="lung-nodule")]))
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = file.read_bytes()
        yield pb.AnalyzeSeriesRequest(begin=pb.InstanceBegin(size_bytes=len(data)))
        for start in range(0, len(data), CHUNK_BYTES):
            yield pb.AnalyzeSeriesRequest(chunk=pb.InstanceChunk(data=data[start : start + CHUNK_BYTES]))
        yield pb.AnalyzeSeriesRequest(end=pb.InstanceEnd())


def receive(answers, results: Path) -> None:
    objects, name, content = {}, "", b""
    for part in answers:
        match part.WhichOneof("part"):
            case "progress":
                print(f"{pb.Step.Name(part.progress.step)} {part.progress.fraction_done:.0%}")
            case "summary":
                for rank, finding in enumerate(part.summary.findings, start=1):
                    at = finding.centre_mm
                    print(f"{rank}. {finding.code.meaning}, score {finding.score.value:.3f}, at ({at.x:.1f}, {at.y:.1f}, {at.z:.1f}) mm")
            case "object_begin":
                name, content = part.object_begin.file_name, b""
            case "object_chunk":
                content += part.object_chunk.data
            case "object_end":
                objects[name] = content
    results.mkdir(parents=True, exist_ok=True)  # reached only when the call has ended with OK
    for name, content in objects.items():
        (results / name).write_bytes(content)


if __name__ == "__main__":
    target, series, results = sys.argv[1:]
    with grpc.insecure_channel(target) as channel:
        try:
            receive(analysis_pb2_grpc.AnalysisStub(channel).AnalyzeSeries(upload(Path(series))), Path(results))
        except grpc.RpcError as error:
            sys.exit(f"refused: {error.code().name}: {error.details()}")
